/** Which nodes there are. */
@NullMarked
package org.utmost.administration.cluster;

import org.jspecify.annotations.NullMarked;
