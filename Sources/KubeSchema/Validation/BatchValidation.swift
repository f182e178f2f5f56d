import KubeObjects

// Jobs and CronJobs.

extension Validator {
    // MARK: Job

    mutating func job(_ object: Value) {
        generatedSelector(of: object)
        within(.spec) { $0.jobSpecWithSelector(object[.spec]) }
        let spec = object[.spec]
        if spec[.completionMode].text == "Indexed", let completions = spec[.completions].integer, completions > 0 {
            let hostname = "\(object.objectName)-\(completions - 1)"
            if !Format.dnsLabel(hostname).isEmpty {
                within(.metadata) {
                    $0.invalid(
                        .name, was: .string(object.objectName),
                        because: "will not able to create pod with invalid DNS label: \(hostname)")
                }
            }
        }
    }

    /// The selector and labels that the server makes from the job's uid must be there and say so.
    private mutating func generatedSelector(of object: Value) {
        let spec = object[.spec]
        if spec[.manualSelector].isTrue || spec[.selector].isNull { return }
        let (uid, name) = (object[.metadata][.uid].text, object.objectName)
        if uid.isEmpty { within(.metadata) { $0.required(.uid) } }
        let expected: [(Key, String)] = [
            ("controller-uid", uid), ("job-name", name), ("batch.kubernetes.io/controller-uid", uid),
            ("batch.kubernetes.io/job-name", name),
        ]
        let labels = spec[.template][.metadata][.labels]
        within(.spec, .template) { v in
            v.within(.metadata, .labels) { v in
                for (key, text) in expected where labels[key] != .string(text) {
                    v.within(entry: key) { v in
                        if labels[key].isNull {
                            v.required(because: "must be '\(text)'")
                        } else {
                            v.invalid(was: labels, because: "must be '\(text)'")
                        }
                    }
                }
            }
        }
        var generated = Members()
        for (key, text) in expected { generated.append(key, .string(text)) }
        if TemplateSelector.matches(spec[.selector], .object(generated)) == false {
            within(.spec) { $0.invalid(.selector, was: spec[.selector], because: "`selector` not auto-generated") }
        }
    }

    private mutating func jobSpecWithSelector(_ spec: Value) {
        jobSpec(spec)
        if spec[.selector].isNull {
            required(.selector)
        } else {
            labelSelector(.selector, of: spec)
        }
        let labels = spec[.template][.metadata][.labels]
        if TemplateSelector.matches(spec[.selector], labels) == false { mismatchedLabels(labels) }
    }

    private mutating func jobSpec(_ spec: Value) {
        for field in numbersOfJobs { nonNegative(field, of: spec) }
        if !spec[.maxFailedIndexes].isNull, spec[.backoffLimitPerIndex].isNull {
            required(.backoffLimitPerIndex, because: "when maxFailedIndexes is specified")
        }
        jobManager(of: spec)
        completionMode(of: spec)
        ifPresent(.podFailurePolicy, of: spec) { v, policy in v.podFailurePolicy(policy, spec) }
        successPolicy(of: spec)
        let replacements = spec[.podFailurePolicy].isNull ? ["Failed", "TerminatingOrFailed"] : ["Failed"]
        optionalChoice(.podReplacementPolicy, of: spec, replacements)
        podTemplate(.template, of: spec)
        jobRestartPolicy(of: spec)
    }

    private mutating func jobManager(of spec: Value) {
        guard case .string(let manager) = spec[.managedBy] else { return }
        let parts = manager.split(separator: "/", maxSplits: 1)
        if parts.count != 2 {
            invalid(
                .managedBy, was: .string(manager),
                because: "must be a domain-prefixed path (such as \"acme.io/foo\")")
        } else {
            check(.managedBy, String(parts[0]), Format.dnsSubdomain(String(parts[0])))
        }
        if manager.utf8.count > 63 { tooLong(.managedBy, limit: 63) }
    }

    private mutating func completionMode(of spec: Value) {
        optionalChoice(.completionMode, of: spec, ["NonIndexed", "Indexed"])
        guard spec[.completionMode].text == "Indexed" else {
            for field in [Key.backoffLimitPerIndex, .maxFailedIndexes] where !spec[field].isNull {
                if ["", "NonIndexed"].contains(spec[.completionMode].text) {
                    invalid(field, was: spec[field], because: "requires indexed completion mode")
                }
            }
            return
        }
        if spec[.completions].isNull { required(.completions, because: "when completion mode is Indexed") }
        if let parallelism = spec[.parallelism].integer, parallelism > 100_000 {
            invalid(
                .parallelism, was: Value(parallelism),
                because: "must be less than or equal to 100000 when completion mode is Indexed")
        }
        if let completions = spec[.completions].integer, let failed = spec[.maxFailedIndexes].integer,
            failed > completions
        {
            invalid(.maxFailedIndexes, was: Value(failed), because: "must be less than or equal to completions")
        }
    }

    private mutating func jobRestartPolicy(of spec: Value) {
        within(.template, .spec) { v in
            let policy = spec[.template][.spec][.restartPolicy]
            switch policy.text {
            case "Always", "": v.required(.restartPolicy, because: #"valid values: "OnFailure", "Never""#)
            case "OnFailure":
                if !spec[.podFailurePolicy].isNull {
                    v.invalid(
                        .restartPolicy, was: policy,
                        because: #"only "Never" is supported when podFailurePolicy is specified"#)
                }
            case "Never": break
            default: v.unsupported(.restartPolicy, was: policy, supported: ["OnFailure", "Never"])
            }
        }
    }

    // MARK: Failure and success policies

    private mutating func podFailurePolicy(_ policy: Value, _ spec: Value) {
        let rules = policy[.rules].elements
        if rules.count > 20 { tooMany(.rules, count: rules.count, limit: 20) }
        let pod = spec[.template][.spec]
        let names = (pod[.containers].elements + pod[.initContainers].elements).map { $0[.name].text }
        forEach(.rules, of: policy) { v, rule, _ in
            v.failureAction(rule[.action].text, spec)
            v.ifPresent(.onExitCodes, of: rule) { v, codes in v.exitCodes(codes, names) }
            v.forEach(.onPodConditions, of: rule) { v, pattern, _ in
                v.check(.type, pattern[.type].text, Format.qualifiedName(pattern[.type].text))
                v.optionalChoice(.status, of: pattern, ["False", "True", "Unknown"])
            }
            let (hasCodes, hasConditions) = (!rule[.onExitCodes].isNull, !rule[.onPodConditions].isEmpty)
            if hasCodes, hasConditions {
                v.invalid(because: "specifying both OnExitCodes and OnPodConditions is not supported")
            } else if !hasCodes, !hasConditions {
                v.invalid(because: "specifying one of OnExitCodes and OnPodConditions is required")
            }
        }
    }

    private mutating func failureAction(_ action: String, _ spec: Value) {
        switch action {
        case "":
            required(.action, because: #"valid values: ["Count" "FailIndex" "FailJob" "Ignore"]"#)
        case "FailIndex":
            if spec[.backoffLimitPerIndex].isNull {
                invalid(.action, was: .string(action), because: "requires the backoffLimitPerIndex to be set")
            }
        case "Count", "FailJob", "Ignore": break
        default:
            unsupported(
                .action, was: .string(action), supported: ["Count", "FailIndex", "FailJob", "Ignore"])
        }
    }

    private mutating func exitCodes(_ codes: Value, _ containers: [String]) {
        let operation = codes[.operator].text
        if operation.isEmpty {
            required(.operator, because: #"valid values: ["In" "NotIn"]"#)
        } else {
            optionalChoice(.operator, of: codes, ["In", "NotIn"])
        }
        if case .string(let name) = codes[.containerName], !containers.contains(name) {
            invalid(
                .containerName, was: .string(name),
                because: "must be one of the container or initContainer names in the pod template")
        }
        let values = codes[.values].elements
        if values.isEmpty {
            invalid(.values, was: codes[.values], because: "at least one value is required")
        } else if values.count > 255 {
            tooMany(.values, count: values.count, limit: 255)
        }
        var isOrdered = true
        forEach(.values, of: codes) { v, value, index in
            if operation == "In", value.number64 == 0 {
                v.invalid(was: value, because: "must not be 0 for the In operator")
            }
            if values[..<index].contains(value) { v.duplicate(was: value) }
            if index > 0, values[index - 1].number64 > value.number64 { isOrdered = false }
        }
        if !isOrdered { invalid(.values, was: codes[.values], because: "must be ordered") }
    }

    private mutating func successPolicy(of spec: Value) {
        let policy = spec[.successPolicy]
        if policy.isNull { return }
        guard spec[.completionMode].text == "Indexed" else {
            invalid(.successPolicy, was: policy, as: "SuccessPolicy", because: "requires indexed completion mode")
            return
        }
        let completions = spec[.completions].number64
        within(.successPolicy) { v in
            let rules = policy[.rules].elements
            if rules.isEmpty {
                v.required(
                    .rules, because: "at least one rules must be specified when the successPolicy is specified")
            } else if rules.count > 20 {
                v.tooMany(.rules, count: rules.count, limit: 20)
            }
            v.forEach(.rules, of: policy) { v, rule, _ in
                if rule[.succeededCount].isNull, rule[.succeededIndexes].isNull {
                    v.required(because: "at least one of succeededCount or succeededIndexes must be specified")
                }
                v.nonNegative(.succeededCount, of: rule)
                if let number = rule[.succeededCount].integer, number > completions {
                    v.invalid(
                        .succeededCount, was: Value(number),
                        because: "must be less than or equal to \(completions) (the number of specified completions)")
                }
            }
        }
    }

    // MARK: Updates of jobs

    mutating func jobUpdate(from old: Value, to new: Value) {
        let (before, after) = (old[.spec], new[.spec])
        within(.spec) { v in
            v.jobSpecWithSelector(after)
            v.completionsUpdate(from: before, to: after)
            v.immutable(.selector, from: before, to: after)
            v.jobTemplateUpdate(from: old, to: new)
            for field in [Key.completionMode, .podFailurePolicy, .backoffLimitPerIndex, .managedBy, .successPolicy] {
                v.immutable(field, from: before, to: after)
            }
        }
    }

    private mutating func completionsUpdate(from old: Value, to new: Value) {
        if old[.completions] == new[.completions] { return }
        guard new[.completionMode].text == "Indexed" else {
            immutable(.completions, from: old, to: new)
            return
        }
        if !new[.completions].isNull, new[.completions] != new[.parallelism] {
            invalid(
                .completions, was: new[.completions], because: "can only be modified in tandem with spec.parallelism")
        }
    }

    private mutating func jobTemplateUpdate(from old: Value, to new: Value) {
        var before = old[.spec][.template]
        let after = new[.spec][.template]
        // A suspended job that never ran may be given other nodes to run on.
        if old[.spec][.suspend].isTrue, old[.status][.startTime].isNull {
            for field in [Key.nodeSelector, .tolerations, .schedulingGates] {
                before[.spec][field] = after[.spec][field]
            }
            let node = after[.spec][.affinity][.nodeAffinity]
            if !node.isNull || !before[.spec][.affinity].isNull { before[.spec][.affinity][.nodeAffinity] = node }
            if before[.spec][.affinity].isEmpty { before[.spec][.affinity] = after[.spec][.affinity] }
            for field in [Key.annotations, .labels] { before[.metadata][field] = after[.metadata][field] }
        }
        if !GoType.same(before, after, as: "PodTemplateSpec") {
            invalid(.template, was: after, as: "PodTemplateSpec", because: Message.immutable)
        }
    }

    // MARK: CronJob

    mutating func cronJob(creating object: Value) {
        cronJobSpec(object[.spec], old: nil)
        if object.objectName.utf8.count > 52 {
            within(.metadata) {
                $0.invalid(.name, was: .string(object.objectName), because: "must be no more than 52 characters")
            }
        }
    }

    mutating func cronJob(updating old: Value, to new: Value) {
        cronJobSpec(new[.spec], old: old[.spec])
    }

    private mutating func cronJobSpec(_ spec: Value, old: Value?) {
        within(.spec) { v in
            v.schedule(of: spec, mayHaveZone: old?[.schedule].text.contains("TZ") ?? false)
            v.nonNegative(.startingDeadlineSeconds, of: spec)
            if old == nil || old?[.timeZone] != spec[.timeZone] { v.timeZone(of: spec) }
            if !spec[.concurrencyPolicy].isNull {
                v.choice(.concurrencyPolicy, of: spec, ["Allow", "Forbid", "Replace"])
            }
            v.within(.jobTemplate, .spec) { v in
                let job = spec[.jobTemplate][.spec]
                v.jobSpec(job)
                if !job[.selector].isNull {
                    v.invalid(.selector, was: job[.selector], because: "`selector` will be auto-generated")
                }
                if job[.manualSelector].isTrue {
                    v.unsupported(.manualSelector, was: true, supported: ["nil", "false"])
                }
            }
            v.nonNegative(.successfulJobsHistoryLimit, of: spec)
            v.nonNegative(.failedJobsHistoryLimit, of: spec)
        }
    }

    private mutating func schedule(of spec: Value, mayHaveZone: Bool) {
        let schedule = spec[.schedule].text
        if schedule.isEmpty {
            required(.schedule)
            return
        }
        do throws(CronError) {
            _ = try CronSchedule(schedule)
        } catch {
            invalid(.schedule, was: .string(schedule), because: error.message)
        }
        guard schedule.contains("TZ") else { return }
        if !mayHaveZone {
            invalid(
                .schedule, was: .string(schedule),
                because: "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")
        } else if !spec[.timeZone].isNull {
            invalid(
                .schedule, was: .string(schedule),
                because: "cannot use both timeZone field and TZ or CRON_TZ in schedule")
        }
    }

    private mutating func timeZone(of spec: Value) {
        guard case .string(let zone) = spec[.timeZone] else { return }
        if zone.isEmpty {
            invalid(.timeZone, was: "", because: "timeZone must be nil or non-empty string")
            return
        }
        if zone.lowercased() == "local" {
            invalid(
                .timeZone, was: .string(zone),
                because: "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones")
            return
        }
        do throws(CronError) {
            _ = try CronSchedule("@daily", timeZone: zone)
        } catch {
            invalid(.timeZone, was: .string(zone), because: error.message)
        }
    }
}

private let numbersOfJobs: [Key] = [
    .parallelism, .completions, .activeDeadlineSeconds, .backoffLimit, .ttlSecondsAfterFinished, .backoffLimitPerIndex,
    .maxFailedIndexes,
]
