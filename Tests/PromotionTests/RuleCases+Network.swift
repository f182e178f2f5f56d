extension RuleCase {
    private static let dnsByPods =
        "policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}]}"
    private static let closedEgress = "policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]"
    private static let entry =
        Objects.gateway(class: "gke-l7-global-external-managed") + Objects.route() + Objects.service()
        + Objects.workload()

    static let network: [RuleCase] = [
        RuleCase(
            "network-policy-not-enforced", on: "eks",
            fires: Objects.workload() + Objects.policy("policyTypes: [Ingress]"), silentOn: "eks+network-policy"),
        RuleCase(
            "dns-rule-misses-node-resolver", on: "gke-autopilot",
            fires: Objects.workload() + Objects.policy(dnsByPods + "]"),
            silent: Objects.workload()
                + Objects.policy(
                    dnsByPods + ", {to: [{ipBlock: {cidr: 169.254.20.10/32}}], ports: [{port: 53, protocol: UDP}]}]")),
        RuleCase(
            "gateway-source-outside-cluster", on: "gke-autopilot",
            fires: entry + Objects.policy("ingress: [{from: [{namespaceSelector: {matchLabels: {name: gateways}}}]}]"),
            silent: entry
                + Objects.policy(
                    "ingress: [{from: [{ipBlock: {cidr: 130.211.0.0/22}}, {ipBlock: {cidr: 35.191.0.0/16}}]}]")),
        RuleCase(
            "identity-egress-blocked", on: "eks",
            fires: Objects.account("eks.amazonaws.com/role-arn: \"arn:aws:iam::1:role/web\"")
                + Objects.workload(pod: "serviceAccountName: web") + Objects.policy(closedEgress),
            silent: Objects.account("eks.amazonaws.com/role-arn: \"arn:aws:iam::1:role/web\"")
                + Objects.workload(pod: "serviceAccountName: web")
                + Objects.policy(
                    "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}]")),
        RuleCase(
            "policy-start-gap", on: "eks", fires: Objects.workload("Job", "migrate") + Objects.policy(closedEgress),
            silent: Objects.workload() + Objects.policy(closedEgress)),
        RuleCase(
            "policy-egress-service-mismatch", on: "eks",
            fires: Objects.workload() + Objects.service(port: "port: 80, targetPort: 8080")
                + Objects.policy(
                    "policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 8080}]}]"
                ),
            silent: Objects.workload() + Objects.service(port: "port: 8080, targetPort: 8080")
                + Objects.policy(
                    "policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 8080}]}]"
                )),
        RuleCase(
            "policy-custom-resource", on: "eks",
            fires: Objects.object(
                "projectcalico.org/v3", "GlobalNetworkPolicy", "deny", namespace: nil, "spec: {selector: all()}"),
            silent: Objects.policy("policyTypes: [Ingress]")),
        RuleCase(
            "policy-ip-block-in-cluster", on: "aks",
            fires: Objects.workload() + Objects.policy("ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/16}}]}]"),
            silent: Objects.workload() + Objects.policy("ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]")),
        RuleCase(
            "standalone-pod-policy", on: "eks",
            fires: Objects.workload("Pod", "curl") + Objects.policy("policyTypes: [Ingress]"),
            silent: Objects.workload() + Objects.policy("policyTypes: [Ingress]")),
    ]
}
