/** Renders the Helm chart and holds it against Kubernetes, the operators and the code. */
@NullMarked
package io.pulseboard.chart;

import org.jspecify.annotations.NullMarked;
