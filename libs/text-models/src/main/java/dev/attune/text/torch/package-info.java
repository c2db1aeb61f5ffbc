/**
 * The network as PyTorch runs it: its description emitted as a TorchScript archive, loaded through
 * DJL, and the optimizer over its parameters. Everything native stays in this package.
 */
@NullMarked
package dev.attune.text.torch;

import org.jspecify.annotations.NullMarked;
