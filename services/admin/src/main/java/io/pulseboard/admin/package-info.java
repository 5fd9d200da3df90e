/** The command line for whoever runs Pulseboard. */
@NullMarked
package io.pulseboard.admin;

import org.jspecify.annotations.NullMarked;
