package dev.attune.api.examples;

import dev.attune.api.parquet.ParquetOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A data set as a folder that Hugging Face's {@code load_dataset} takes as it is, zipped as it is
 * read: a file of Parquet for each split, and the card that describes them.
 */
final class HuggingFaceZip {
  /** Where examples without a split are when others have one. */
  private static final String UNASSIGNED = "unassigned";

  private static final List<String> SPLITS = List.of("train", "validation", "test");

  private final ExportPages pages;
  private final Exports.Export export;
  private final HuggingFaceColumns columns;

  HuggingFaceZip(ExportPages pages, Exports.Export export) {
    this.pages = pages;
    this.export = export;
    this.columns = new HuggingFaceColumns(export);
  }

  /** Writes all of it; the stream stays open. */
  void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    // Parquet is compressed already.
    zip.setLevel(Deflater.NO_COMPRESSION);
    Map<String, Long> rows = new LinkedHashMap<>();
    SortedSet<String> splits = pages.splits(export.dataset());
    for (String split : SPLITS) {
      if (splits.contains(split)) {
        rows.put(split, parquet(zip, split, split));
      }
    }
    if (splits.isEmpty()) {
      // What load_dataset calls data without splits.
      rows.put("train", parquet(zip, "train", null));
    } else if (pages.hasUnassigned(export.dataset())) {
      rows.put(UNASSIGNED, parquet(zip, UNASSIGNED, null));
    }
    zip.putNextEntry(new ZipEntry("README.md"));
    zip.write(DatasetCard.of(export, columns.columns(), rows).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  private long parquet(ZipOutputStream zip, String name, @Nullable String split)
      throws IOException {
    zip.putNextEntry(new ZipEntry("data/" + name + "-00000-of-00001.parquet"));
    ParquetOutput file =
        new ParquetOutput(zip, columns.columns(), List.of(Columns.TEXT, Columns.ID));
    pages.forEachIn(
        export.dataset(),
        split,
        export.provenance(),
        example -> {
          try {
            file.write(columns.row(example));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    file.close();
    zip.closeEntry();
    return file.rows();
  }
}
