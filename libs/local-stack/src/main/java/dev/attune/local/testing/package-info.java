/**
 * What tests of all modules use: a database of their own, and people who can sign in. One shared
 * stack serves a whole build; without one, each JVM starts its own.
 */
@NullMarked
package dev.attune.local.testing;

import org.jspecify.annotations.NullMarked;
