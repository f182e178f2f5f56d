import KubeObjects

// Roles, ClusterRoles and their bindings.

private let accessGroup = "rbac.authorization.k8s.io"

extension Validator {
    mutating func role(_ object: Value, isNamespaced: Bool) {
        forEach(.rules, of: object) { v, rule, _ in v.policyRule(rule, isNamespaced: isNamespaced) }
        ifPresent(.aggregationRule, of: object) { v, aggregation in
            if aggregation[.clusterRoleSelectors].isEmpty {
                v.required(
                    .clusterRoleSelectors,
                    because: "at least one clusterRoleSelector required if aggregationRule is non-nil")
            }
            for (index, selector) in aggregation[.clusterRoleSelectors].elements.enumerated() {
                v.within(.clusterRoleSelectors) { v in
                    v.within(index: index) { v in
                        v.labels(.matchLabels, of: selector)
                    }
                }
            }
        }
    }

    private mutating func policyRule(_ rule: Value, isNamespaced: Bool) {
        if rule[.verbs].isEmpty { required(.verbs, because: "verbs must contain at least one value") }
        if !rule[.nonResourceURLs].isEmpty {
            if isNamespaced {
                invalid(
                    .nonResourceURLs, was: rule[.nonResourceURLs],
                    because: "namespaced rules cannot apply to non-resource URLs")
            }
            if [Key.apiGroups, .resources, .resourceNames].contains(where: { !rule[$0].isEmpty }) {
                invalid(
                    .nonResourceURLs, was: rule[.nonResourceURLs],
                    because: "rules cannot apply to both regular resources and non-resource URLs")
            }
            return
        }
        if rule[.apiGroups].isEmpty {
            required(.apiGroups, because: "resource rules must supply at least one api group")
        }
        if rule[.resources].isEmpty {
            required(.resources, because: "resource rules must supply at least one resource")
        }
    }

    mutating func roleBinding(_ object: Value, isNamespaced: Bool) {
        let reference = object[.roleRef]
        within(.roleRef) { v in
            if case .string(let group) = reference[.apiGroup], group != accessGroup {
                v.unsupported(.apiGroup, was: .string(group), supported: [accessGroup])
            }
            let kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"]
            if !kinds.contains(reference[.kind].text) {
                v.unsupported(.kind, was: .string(reference[.kind].text), supported: kinds)
            }
            v.nonEmpty(.name, of: reference)
            v.named(.name, of: reference, Format.pathSegment)
        }
        forEach(.subjects, of: object) { v, subject, _ in v.subject(subject, isNamespaced: isNamespaced) }
    }

    private mutating func subject(_ subject: Value, isNamespaced: Bool) {
        let name = subject[.name].text
        if name.isEmpty { required(.name) }
        let group = subject[.apiGroup].text
        let kind = subject[.kind].text
        switch kind {
        case "ServiceAccount":
            named(.name, of: subject, Format.dnsSubdomain)
            if !group.isEmpty { unsupported(.apiGroup, was: .string(group), supported: [""]) }
            if !isNamespaced { nonEmpty(.namespace, of: subject) }
        case "User", "Group":
            if name.isEmpty { invalid(.name, was: "", because: "\(kind.lowercased()) name cannot be empty") }
            if !subject[.apiGroup].isNull, group != accessGroup {
                unsupported(.apiGroup, was: .string(group), supported: [accessGroup])
            }
        default:
            unsupported(.kind, was: .string(kind), supported: ["ServiceAccount", "User", "Group"])
        }
    }

    mutating func roleBindingUpdate(from old: Value, to new: Value) {
        let (before, after) = (old[.roleRef], new[.roleRef])
        if !GoType.same(before, after, as: "RoleRef") {
            invalid(.roleRef, was: after, as: "RoleRef", because: "cannot change roleRef")
        }
    }
}
