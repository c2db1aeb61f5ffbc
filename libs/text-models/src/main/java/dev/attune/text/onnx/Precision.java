package dev.attune.text.onnx;

/** The number format of the large products in an exported graph. */
public enum Precision {
  FLOAT32("float32", "model.onnx"),
  /** Weights per column, inputs per token; embeddings, normalisations and heads stay floats. */
  INT8("int8", "model_int8.onnx");

  private final String id;
  private final String fileName;

  Precision(String id, String fileName) {
    this.id = id;
    this.fileName = fileName;
  }

  /** The name in reports. */
  public String id() {
    return id;
  }

  /** The usual name of a file in this precision. */
  public String fileName() {
    return fileName;
  }
}
