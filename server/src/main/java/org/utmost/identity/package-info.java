/** The floor of accounts: who somebody is and what they may do. */
@NullMarked
package org.utmost.identity;

import org.jspecify.annotations.NullMarked;
