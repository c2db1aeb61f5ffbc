/**
 * Encryption of people's texts: a data key per tenant, wrapped by a master key from outside the
 * database.
 */
@NullMarked
package dev.attune.data.crypto;

import org.jspecify.annotations.NullMarked;
