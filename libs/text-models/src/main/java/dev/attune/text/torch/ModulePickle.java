package dev.attune.text.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the {@code data.pkl} of a TorchScript archive: the module object and, for each parameter,
 * a call of {@code torch._utils._rebuild_tensor_v2}. Python's pickle protocol 2, of which only the
 * few opcodes that are needed exist here.
 */
final class ModulePickle {
  private static final int PROTOCOL = 0x80;
  private static final int NEW_TRUE = 0x88;
  private static final int NEW_FALSE = 0x89;
  private static final int NEW_OBJECT = 0x81;
  private static final int ONE_BYTE = 256;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ModulePickle() {}

  static byte[] of(String className, List<ModuleParameter> parameters) {
    ModulePickle pickle = new ModulePickle();
    pickle.module(className, parameters);
    return pickle.out.toByteArray();
  }

  private void module(String className, List<ModuleParameter> parameters) {
    out.write(PROTOCOL);
    out.write(2);
    global("__torch__", className);
    out.write(')');
    out.write(NEW_OBJECT);
    out.write('}');
    out.write('(');
    for (int i = 0; i < parameters.size(); i++) {
      string(parameters.get(i).attribute());
      tensor(parameters.get(i), i);
    }
    string("training");
    out.write(NEW_TRUE);
    string("_is_full_backward_hook");
    out.write('N');
    out.write('u');
    out.write('b');
    out.write('.');
  }

  private void tensor(ModuleParameter parameter, int storageNumber) {
    long[] shape = parameter.tensor().shape();
    global("torch._utils", "_rebuild_tensor_v2");
    out.write('(');
    out.write('(');
    string("storage");
    global("torch", parameter.storage().pickleName());
    string(Integer.toString(storageNumber));
    string("cpu");
    integer(parameter.tensor().data().length);
    out.write('t');
    out.write('Q');
    integer(0);
    tuple(shape);
    tuple(strides(shape));
    out.write(parameter.trainable() ? NEW_TRUE : NEW_FALSE);
    global("collections", "OrderedDict");
    out.write(')');
    out.write('R');
    out.write('t');
    out.write('R');
  }

  private static long[] strides(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  private void tuple(long[] values) {
    out.write('(');
    for (long value : values) {
      integer(value);
    }
    out.write('t');
  }

  private void global(String module, String name) {
    out.write('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    littleEndian(bytes.length);
    out.writeBytes(bytes);
  }

  private void integer(long value) {
    if (value >= 0 && value < ONE_BYTE) {
      out.write('K');
      out.write((int) value);
    } else {
      out.write('J');
      littleEndian(Math.toIntExact(value));
    }
  }

  private void littleEndian(int value) {
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }
}
