package dev.attune.text.torch;

import java.util.List;
import java.util.stream.Collectors;

/** The source text of one TorchScript method, written statement by statement. */
final class MethodText {
  private final StringBuilder text;
  private String indent = "    ";

  /**
   * @param arguments names of the arguments after {@code self}, all of them tensors
   */
  MethodText(String name, List<String> arguments) {
    this(name, arguments, "Tensor");
  }

  private MethodText(String name, List<String> arguments, String result) {
    text =
        new StringBuilder(
            "  def %s(self: __torch__.%s,\n%s) -> %s:\n"
                .formatted(
                    name,
                    TorchScriptArchive.CLASS_NAME,
                    arguments.stream()
                        .map(argument -> "    " + argument + ": Tensor")
                        .collect(Collectors.joining(",\n")),
                    result));
  }

  /** A method that returns several tensors; see {@link #returningAll}. */
  static MethodText ofSeveral(String name, List<String> arguments) {
    return new MethodText(name, arguments, "List[Tensor]");
  }

  /** Assigns an expression to a variable and returns the variable's name. */
  String let(String variable, String expression) {
    text.append(indent).append(variable).append(" = ").append(expression).append('\n');
    return variable;
  }

  /**
   * Repeats statements.
   *
   * @param variable counts from 0
   * @param count expression of an integer
   * @param body emits the statements; what they assign to variables from before stays
   */
  void repeat(String variable, String count, Runnable body) {
    text.append("%sfor %s in range(%s):%n".formatted(indent, variable, count));
    String outside = indent;
    indent += "  ";
    body.run();
    indent = outside;
  }

  /** Ends the method. */
  String returning(String expression) {
    return text.append("    return ").append(expression).append('\n').toString();
  }

  /** Ends a method that was made by {@link #ofSeveral}. */
  String returningAll(List<String> expressions) {
    return returning("[" + String.join(", ", expressions) + "]");
  }

  /** A parameter's value. */
  static String parameter(String tensorName) {
    return "self." + ModuleParameter.attribute(tensorName);
  }
}
