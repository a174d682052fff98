/** Calls to others. */
@Neighbours("config")
@NullMarked
package org.utmost.platform.outbound;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
