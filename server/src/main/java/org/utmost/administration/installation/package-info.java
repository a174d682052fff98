@NullMarked
package org.utmost.administration.installation;

import org.jspecify.annotations.NullMarked;
