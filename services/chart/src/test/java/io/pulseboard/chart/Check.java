package io.pulseboard.chart;

import java.util.List;

/** What is asked of every render; each answers with the problems that it sees. */
enum Check {
  /** Every field is one that Kubernetes or the operator knows, with a value of its type. */
  FIELDS,
  /** Every secret, key and ConfigMap that a pod wants is made by somebody. */
  SECRETS,
  /** Whatever selects pods selects those that it is meant for. */
  SELECTORS,
  /** Ports, probes, services and addresses agree. */
  PORTS,
  /** Queues are those of the code, with policies that keep records. */
  QUEUES,
  /** What is scaled, run as or hooked is there, and nobody else sets its replicas. */
  TARGETS,
  /** Pods keep to Pod Security "restricted", with images of a fixed version. */
  PRIVILEGE,
  /** Settings are those of the services, each given once. */
  SETTINGS,
  /** Policies let through what has to flow, and nothing that has not. */
  FLOWS;

  List<String> problems(Rendered rendered, Values values) {
    return switch (this) {
      case FIELDS -> FieldCheck.problems(rendered);
      case SECRETS -> SecretCheck.problems(rendered, values);
      case SELECTORS -> SelectorCheck.problems(rendered);
      case PORTS -> PortCheck.problems(rendered);
      case QUEUES -> QueueCheck.problems(rendered);
      case TARGETS -> TargetCheck.problems(rendered);
      case PRIVILEGE -> PrivilegeCheck.problems(rendered);
      case SETTINGS -> SettingCheck.problems(rendered);
      case FLOWS -> FlowCheck.problems(rendered);
    };
  }
}
