@Neighbours("health")
@NullMarked
package org.utmost.platform.events;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
