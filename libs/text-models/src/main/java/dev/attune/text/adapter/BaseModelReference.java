package dev.attune.text.adapter;

import dev.attune.text.base.BaseModelInfo;

/**
 * The base model an adapter was trained on.
 *
 * @param name its name in the store
 * @param sha256 the hash of its files, as in {@link BaseModelInfo#sha256()}
 */
public record BaseModelReference(String name, String sha256) {

  public static BaseModelReference to(BaseModelInfo info) {
    return new BaseModelReference(info.name(), info.sha256());
  }
}
