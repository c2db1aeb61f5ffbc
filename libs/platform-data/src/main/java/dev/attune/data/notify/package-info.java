/** LISTEN/NOTIFY: how one service learns at once what another has written. */
@NullMarked
package dev.attune.data.notify;

import org.jspecify.annotations.NullMarked;
