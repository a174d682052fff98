@Neighbours("installation")
@NullMarked
package org.utmost.administration.config;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
