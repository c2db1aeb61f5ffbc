/** What the services say, and do not say, about failures that nobody foresaw. */
@NullMarked
package dev.attune.data.faults;

import org.jspecify.annotations.NullMarked;
