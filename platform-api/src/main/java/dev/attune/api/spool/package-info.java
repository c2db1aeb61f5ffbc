/** Bodies that lie on disk, encrypted under a key that is nowhere stored, while they are read. */
@NullMarked
package dev.attune.api.spool;

import org.jspecify.annotations.NullMarked;
