/** In which writing texts are. Uses nothing else of this library. */
@NullMarked
package dev.attune.text.writing;

import org.jspecify.annotations.NullMarked;
