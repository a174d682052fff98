@NullMarked
package org.utmost.platform.json;

import org.jspecify.annotations.NullMarked;
