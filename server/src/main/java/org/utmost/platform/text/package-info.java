@NullMarked
package org.utmost.platform.text;

import org.jspecify.annotations.NullMarked;
