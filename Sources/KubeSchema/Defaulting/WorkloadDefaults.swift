import KubeObjects

/// Defaults of the workload kinds that depend on other fields.
enum WorkloadDefaults {
    private static let rollingUpdateType = "RollingUpdate"

    /// Labels and selector come from the template.
    static func replicationController(_ edit: inout ObjectEdit) {
        let labels = edit[.spec][.template][.metadata][.labels]
        guard !labels.isEmpty else { return }
        if edit[.spec][.selector].isEmpty { edit[.spec][.selector] = labels }
        if edit[.metadata][.labels].isEmpty { edit[.metadata][.labels] = labels }
    }

    static func deploymentStrategy(_ edit: inout ObjectEdit) {
        edit.fillText(.type, rollingUpdateType)
        guard edit[.type].string == rollingUpdateType else { return }
        fillRollingUpdate(&edit, [(.maxUnavailable, "25%"), (.maxSurge, "25%")])
    }

    static func statefulSetUpdateStrategy(_ edit: inout ObjectEdit) {
        edit.fillText(.type, rollingUpdateType)
        guard edit[.type].string == rollingUpdateType else { return }
        fillRollingUpdate(&edit, [(.partition, 0)])
    }

    static func daemonSetUpdateStrategy(_ edit: inout ObjectEdit) {
        edit.fillText(.type, rollingUpdateType)
        guard edit[.type].string == rollingUpdateType else { return }
        fillRollingUpdate(&edit, [(.maxUnavailable, 1), (.maxSurge, 0)])
    }

    private static func fillRollingUpdate(_ edit: inout ObjectEdit, _ defaults: [(Key, Value)]) {
        for (key, value) in defaults where edit[.rollingUpdate][key].isNull {
            edit[.rollingUpdate][key] = value
        }
    }

    /// Claim templates say what they are.
    static func statefulSet(_ edit: inout ObjectEdit) {
        guard case .array(let templates) = edit[.volumeClaimTemplates] else { return }
        let isComplete = templates.allSatisfy { !$0[.kind].isNull && !$0[.apiVersion].isNull }
        guard !isComplete else { return }
        edit[.volumeClaimTemplates] = .array(
            templates.map { template in
                var template = template
                if template[.kind].isNull { template[.kind] = "PersistentVolumeClaim" }
                if template[.apiVersion].isNull { template[.apiVersion] = "v1" }
                return template
            })
    }

    static func job(_ edit: inout ObjectEdit) {
        let labels = edit[.spec][.template][.metadata][.labels]
        if !labels.isEmpty, edit[.metadata][.labels].isEmpty { edit[.metadata][.labels] = labels }
        var spec = ObjectEdit(edit[.spec].members)
        if spec[.parallelism].isNull, spec[.completions].isNull { spec[.completions] = 1 }
        spec.fill(.parallelism, 1)
        // With a limit for each index the whole job has none: the largest int32.
        spec.fill(.backoffLimit, spec[.backoffLimitPerIndex].isNull ? 6 : 2_147_483_647)
        spec.fill(.completionMode, "NonIndexed")
        spec.fill(.suspend, false)
        spec.fill(.manualSelector, false)
        spec.fill(.podReplacementPolicy, spec[.podFailurePolicy].isNull ? "TerminatingOrFailed" : "Failed")
        if spec.isChanged { edit[.spec] = .object(spec.members) }
    }

    /// Without metrics an autoscaler keeps the CPU at 80 % of its request.
    static func autoscaler(_ edit: inout ObjectEdit) {
        guard edit.isUnset(.metrics) else { return }
        edit[.metrics] = [
            [
                .type: "Resource",
                .resource: [.name: "cpu", .target: [.type: "Utilization", .averageUtilization: 80]],
            ]
        ]
    }

    /// Once either direction is described, both are complete.
    static func autoscalerBehavior(_ edit: inout ObjectEdit) {
        fillScaling(
            &edit, .scaleUp, window: 0,
            policies: [
                [.type: "Pods", .value: 4, .periodSeconds: 15], [.type: "Percent", .value: 100, .periodSeconds: 15],
            ])
        fillScaling(
            &edit, .scaleDown, window: nil, policies: [[.type: "Percent", .value: 100, .periodSeconds: 15]])
    }

    private static func fillScaling(_ edit: inout ObjectEdit, _ key: Key, window: Int?, policies: Value) {
        var rules = ObjectEdit(edit[key].members)
        if let window { rules.fill(.stabilizationWindowSeconds, Value(window)) }
        rules.fill(.selectPolicy, "Max")
        rules.fill(.policies, policies)
        if rules.isChanged { edit[key] = .object(rules.members) }
    }
}
