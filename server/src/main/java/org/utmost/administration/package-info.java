/** The floor of those who run the server. */
@NullMarked
package org.utmost.administration;

import org.jspecify.annotations.NullMarked;
