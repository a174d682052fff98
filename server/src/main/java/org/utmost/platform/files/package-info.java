@NullMarked
package org.utmost.platform.files;

import org.jspecify.annotations.NullMarked;
