@NullMarked
package org.utmost.platform.observability;

import org.jspecify.annotations.NullMarked;
