import KubeObjects

// PodDisruptionBudgets, LimitRanges, ResourceQuotas, PriorityClasses.

extension Validator {
    // MARK: PodDisruptionBudget

    mutating func podDisruptionBudget(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            if !spec[.minAvailable].isNull, !spec[.maxUnavailable].isNull {
                v.invalid(
                    was: spec, as: "PodDisruptionBudgetSpec",
                    because: "minAvailable and maxUnavailable cannot be both set")
            }
            for field in [Key.minAvailable, .maxUnavailable] {
                v.amountOrPercentage(field, of: spec)
                v.atMostAll(field, of: spec)
            }
            v.labelSelector(.selector, of: spec)
            v.optionalChoice(.unhealthyPodEvictionPolicy, of: spec, ["AlwaysAllow", "IfHealthyBudget"])
        }
    }

    // MARK: LimitRange

    mutating func limitRange(_ object: Value) {
        var types: [String] = []
        within(.spec) { v in
            v.forEach(.limits, of: object[.spec]) { v, limit, _ in
                let type = limit[.type].text
                v.limitType(type)
                if types.contains(type) { v.duplicate(.type, was: .string(type)) }
                types.append(type)
                v.limitNames(limit, type: type)
                v.limitAmounts(limit)
            }
        }
    }

    private mutating func limitType(_ type: String) {
        let messages = Format.qualifiedName(type)
        check(.type, type, messages)
        if messages.isEmpty, !type.contains("/"), !["Container", "PersistentVolumeClaim", "Pod"].contains(type) {
            invalid(.type, was: .string(type), because: "must be a standard limit type or fully qualified")
        }
    }

    private mutating func limitNames(_ limit: Value, type: String) {
        var fields: [Key] = [.max, .min]
        if type == "Pod" {
            for field in [Key.default, .defaultRequest] where !limit[field].isEmpty {
                forbidden(field, because: "may not be specified when `type` is 'Pod'")
            }
        } else {
            fields += [.default, .defaultRequest]
        }
        for field in fields { limitNames(field, limit, type: type) }
        if type == "PersistentVolumeClaim", limit[.min][.storage].isNull, limit[.max][.storage].isNull {
            required(
                .limits, because: "either minimum or maximum storage value is required, but neither was provided")
        }
        limitNames(.maxLimitRequestRatio, limit, type: type)
    }

    private mutating func limitNames(_ field: Key, _ limit: Value, type: String) {
        within(field) { v in
            v.forEachEntry(limit[field].members) { v, member in
                v.within(entry: member.key) { v in
                    if type == "Pod" || type == "Container" {
                        v.containerResourceName(member.key.text)
                    } else {
                        v.resourceName(member.key.text)
                    }
                }
            }
        }
    }

    private mutating func limitAmounts(_ limit: Value) {
        var names: Set<Key> = []
        for field in [Key.max, .min, .default, .defaultRequest, .maxLimitRequestRatio] {
            names.formUnion(limit[field].members.keys)
        }
        for name in names.sorted(by: { $0.text < $1.text }) {
            let amount: (Key) -> Quantity? = { Quantity(limit[$0][name]) }
            let (least, most) = (amount(.min), amount(.max))
            let (request, standard) = (amount(.defaultRequest), amount(.default))
            inOrder(.min, name, least, "min", most, "max", shown: least)
            inOrder(.defaultRequest, name, least, "min", request, "default request", shown: request)
            inOrder(.defaultRequest, name, request, "default request", most, "max", shown: request)
            inOrder(.defaultRequest, name, request, "default request", standard, "default limit", shown: request)
            inOrder(.default, name, least, "min", standard, "default", shown: least)
            inOrder(.default, name, standard, "default", most, "max", shown: most)
            if let ratio = amount(.maxLimitRequestRatio), ratio.milliValue < 1000 {
                within(.maxLimitRequestRatio) { v in
                    v.within(entry: name) {
                        $0.invalid(was: .string(ratio.description), because: "ratio \(ratio) is less than 1")
                    }
                }
            }
            if !ResourceName.isOvercommitAllowed(name.text), let request, let standard, request != standard {
                within(.defaultRequest) { v in
                    v.within(entry: name) {
                        $0.invalid(
                            was: .string(request.description),
                            because:
                                "default value \(standard) must equal to defaultRequest value \(request) in \(name)")
                    }
                }
            }
        }
    }

    private mutating func inOrder(
        _ field: Key, _ name: Key, _ low: Quantity?, _ lowName: String, _ high: Quantity?, _ highName: String,
        shown: Quantity?
    ) {
        guard let low, let high, let shown, low > high else { return }
        within(field) { v in
            v.within(entry: name) {
                $0.invalid(
                    was: .string(shown.description),
                    because: "\(lowName) value \(low) is greater than \(highName) value \(high)")
            }
        }
    }

    // MARK: ResourceQuota

    mutating func resourceQuota(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            v.within(.hard) { v in
                v.forEachEntry(spec[.hard].members) { v, member in
                    let name = member.key.text
                    v.within(entry: member.key) { v in
                        v.quotaResourceName(name)
                        if let amount = Quantity(member.value) { v.amount(amount, of: name) }
                    }
                }
            }
            v.quotaScopes(of: spec)
            v.ifPresent(.scopeSelector, of: spec) { v, selector in
                for expression in selector[.matchExpressions].elements {
                    v.within(.matchExpressions) { $0.scopeExpression(expression, selector, spec) }
                }
            }
        }
    }

    private mutating func quotaScopes(of spec: Value) {
        let scopes = spec[.scopes].elements.map(\.text)
        for scope in scopes {
            if !QuotaScope.known.contains(scope) {
                invalid(.scopes, was: spec[.scopes], because: "unsupported scope")
            }
            for name in spec[.hard].members.keys.map(\.text).sorted() where !QuotaScope.applies(scope, to: name) {
                invalid(.scopes, was: spec[.scopes], because: "unsupported scope applied to resource")
            }
        }
        for (scope, opposite) in QuotaScope.opposites where scopes.contains(scope) && scopes.contains(opposite) {
            invalid(.scopes, was: spec[.scopes], because: "conflicting scopes")
        }
    }

    private mutating func scopeExpression(_ expression: Value, _ selector: Value, _ spec: Value) {
        let scope = expression[.scopeName].text
        if !QuotaScope.known.contains(scope) {
            invalid(.scopeName, was: .string(scope), because: "unsupported scope")
        }
        for name in spec[.hard].members.keys.map(\.text).sorted() where !QuotaScope.applies(scope, to: name) {
            invalid(was: selector, as: "ScopeSelector", because: "unsupported scope applied to resource")
        }
        let operation = expression[.operator].text
        if QuotaScope.onlyExists.contains(scope), operation != "Exists" {
            invalid(
                .operator, was: .string(operation),
                because: "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, "
                    + "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort "
                    + "or ResourceQuotaScopeCrossNamespacePodAffinity")
        }
        switch operation {
        case "In", "NotIn":
            if expression[.values].isEmpty {
                required(
                    .values, because: "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"
                )
            }
        case "Exists", "DoesNotExist":
            if !expression[.values].isEmpty {
                invalid(
                    .values, was: expression[.values],
                    because: "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")
            }
        default:
            invalid(.operator, was: .string(operation), because: "not a valid selector operator")
        }
    }

    mutating func resourceQuotaUpdate(from old: Value, to new: Value) {
        let (before, after) = (old[.spec][.scopes], new[.spec][.scopes])
        if Set(before.elements.map(\.text)) != Set(after.elements.map(\.text)) {
            within(.spec) { $0.invalid(.scopes, was: after, because: Message.immutable) }
        }
    }

    // MARK: PriorityClass

    mutating func priorityClass(_ object: Value) {
        let name = object.objectName
        let value = object[.value].number64
        if name.hasPrefix("system-") {
            if let known = systemPriorities[name] {
                if known != value {
                    within(.metadata) {
                        $0.forbidden(
                            .name,
                            because: reservedPriority + "value of \(name) PriorityClass must be \(known)")
                    }
                }
            } else {
                within(.metadata) {
                    $0.forbidden(.name, because: reservedPriority + "\(name) is not a known system priority class")
                }
            }
        } else if value > 1_000_000_000 {
            forbidden(.value, because: "maximum allowed value of a user defined priority is 1000000000")
        }
        optionalChoice(.preemptionPolicy, of: object, ["PreemptLowerPriority", "Never"])
    }

    mutating func priorityClassUpdate(from old: Value, to new: Value) {
        for field in [Key.value, .preemptionPolicy]
        where old[field] != new[field] && !(field == .preemptionPolicy && new[field].isNull) {
            forbidden(field, because: "may not be changed in an update.")
        }
    }
}

private let reservedPriority = "priority class names with 'system-' prefix are reserved for system use only. error: "

private let systemPriorities = ["system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000]

/// The scopes of quotas and what they apply to.
private enum QuotaScope {
    static let known: Set<String> = onlyExists.union(["PriorityClass", "VolumeAttributesClass"])

    static let onlyExists: Set<String> = [
        "BestEffort", "CrossNamespacePodAffinity", "NotBestEffort", "NotTerminating", "Terminating",
    ]

    static let opposites = [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")]

    private static let podAmounts: Set<String> = [
        "pods", "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
    ]

    static func applies(_ scope: String, to name: String) -> Bool {
        guard ResourceName.isStandardForQuota(name) else { return true }
        switch scope {
        case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity":
            return podAmounts.contains(name)
        case "BestEffort": return name == "pods"
        default: return true
        }
    }
}
