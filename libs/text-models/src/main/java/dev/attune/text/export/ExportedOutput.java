package dev.attune.text.export;

import dev.attune.text.adapter.Head;
import dev.attune.text.onnx.VersionGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One of a version's outputs and what an export calls it: by its own name, unless that makes no
 * good one there.
 *
 * @param head in the form that others expect
 * @param folder where its weights are in the export; empty for the export's own directory
 * @param onnx the output of the ONNX files
 */
record ExportedOutput(PlainHead head, String folder, String onnx) {

  /** Those of a version; all folders are different, and so are all outputs of the ONNX files. */
  static List<ExportedOutput> of(List<Head> heads) {
    List<PlainHead> plain = heads.stream().map(PlainHead::of).toList();
    List<String> names = plain.stream().map(PlainHead::output).toList();
    // Some file systems take capitals for small letters.
    List<String> folders =
        names.size() == 1
            ? List.of("")
            : distinct(names, ExportedOutput::isFolder, String.CASE_INSENSITIVE_ORDER);
    List<String> onnx = distinct(names, VersionGraph::allows, Comparator.naturalOrder());
    List<ExportedOutput> outputs = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      outputs.add(new ExportedOutput(plain.get(i), folders.get(i), onnx.get(i)));
    }
    return outputs;
  }

  private static boolean isFolder(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9_-]*") && !name.equalsIgnoreCase(Export.ONNX);
  }

  /** Every good name that none before it has stays; the others become numbered ones. */
  private static List<String> distinct(
      List<String> names, Predicate<String> good, Comparator<String> order) {
    Set<String> taken = new TreeSet<>(order);
    List<Boolean> stays = new ArrayList<>();
    for (String name : names) {
      stays.add(good.test(name) && taken.add(name));
    }
    List<String> distinct = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      distinct.add(stays.get(i) ? names.get(i) : numbered(i, taken));
    }
    return distinct;
  }

  private static String numbered(int number, Set<String> taken) {
    StringBuilder name = new StringBuilder("output-").append(number);
    while (!taken.add(name.toString())) {
      name.append('_');
    }
    return name.toString();
  }
}
