package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Sentences in the sources of the services. What only a run knows is a gap, {@code %s}. */
final class SourceSentences {
  /** Thrown at programmers and operators. */
  private static final Set<String> NOT_FOR_READERS =
      Set.of(
          "CheckpointException",
          "IllegalArgumentException",
          "IllegalStateException",
          "IOException",
          "UncheckedIOException");

  private SourceSentences() {}

  /** What is given to calls and constructors of those names and put together from words. */
  static Set<String> arguments(List<Path> rooms, Predicate<String> made) throws IOException {
    var found = new TreeSet<String>();
    read(
        rooms,
        new TreeScanner<@Nullable Void, Set<String>>() {
          @Override
          public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Set<String> all) {
            take(call.getMethodSelect(), call.getArguments(), all);
            return super.visitMethodInvocation(call, all);
          }

          @Override
          public @Nullable Void visitNewClass(NewClassTree object, Set<String> all) {
            take(object.getIdentifier(), object.getArguments(), all);
            return super.visitNewClass(object, all);
          }

          private void take(
              ExpressionTree name, List<? extends ExpressionTree> given, Set<String> all) {
            if (made.test(name.toString())) {
              given.stream()
                  .filter(SourceSentences::isSentence)
                  .forEach(words -> all.add(written(words)));
            }
          }
        },
        found);
    return found;
  }

  /** The literals that are whole sentences, wherever they stand but in what no reader is told. */
  static Set<String> whole(List<Path> rooms) throws IOException {
    var found = new TreeSet<String>();
    read(
        rooms,
        new TreeScanner<@Nullable Void, Set<String>>() {
          @Override
          public @Nullable Void visitLiteral(LiteralTree literal, Set<String> all) {
            if (literal.getValue() instanceof String words && words.matches("[A-Z%].* .*\\.")) {
              all.add(words);
            }
            return null;
          }

          @Override
          public @Nullable Void visitBinary(BinaryTree sum, Set<String> all) {
            if (isSentence(sum) && written(sum).matches("[A-Z%].* .*\\.")) {
              all.add(written(sum));
              return null;
            }
            return super.visitBinary(sum, all);
          }

          @Override
          public @Nullable Void visitAnnotation(AnnotationTree annotation, Set<String> all) {
            return null;
          }

          @Override
          public @Nullable Void visitMethod(MethodTree method, Set<String> all) {
            return method.getName().contentEquals("description")
                ? null
                : super.visitMethod(method, all);
          }

          @Override
          public @Nullable Void visitNewClass(NewClassTree made, Set<String> all) {
            return NOT_FOR_READERS.contains(made.getIdentifier().toString())
                ? null
                : super.visitNewClass(made, all);
          }

          @Override
          public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Set<String> all) {
            return call.getMethodSelect().toString().startsWith("LOG.")
                ? null
                : super.visitMethodInvocation(call, all);
          }
        },
        found);
    return found;
  }

  private static void read(
      List<Path> rooms, TreeScanner<@Nullable Void, Set<String>> scanner, Set<String> found)
      throws IOException {
    var sources = new ArrayList<Path>();
    for (var room : rooms) {
      try (var files = Files.walk(room)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertThat(sources).isNotEmpty();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      for (var unit : task.parse()) {
        scanner.scan(unit, found);
      }
    }
  }

  /** Whether it is put together from words, not just the name of a field. */
  private static boolean isSentence(ExpressionTree words) {
    return written(words).matches("(?s).*[a-z]{2} [a-z].*");
  }

  /** An expression's words, with a gap for each part that only a run knows. */
  private static String written(ExpressionTree words) {
    return switch (words) {
      case LiteralTree literal when literal.getValue() instanceof String text -> text;
      case BinaryTree sum -> written(sum.getLeftOperand()) + written(sum.getRightOperand());
      case ParenthesizedTree inner -> written(inner.getExpression());
      default -> {
        var format = formatOf(words);
        yield format == null ? "%s" : format;
      }
    };
  }

  private static @Nullable String formatOf(ExpressionTree words) {
    return words instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("formatted")
            && select.getExpression() instanceof LiteralTree literal
        ? String.valueOf(literal.getValue())
        : null;
  }
}
