@NullMarked
package org.utmost.platform.ids;

import org.jspecify.annotations.NullMarked;
