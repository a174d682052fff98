@NullMarked
package org.utmost.platform.cache;

import org.jspecify.annotations.NullMarked;
