import KubeObjects

/// Something a platform's admission refuses, as data.
public struct AdmissionRule: Sendable {
    /// What a field must hold.
    public enum Condition: String, CaseIterable, Sendable {
        /// None of ``AdmissionRule/values``.
        case denied
        /// One of ``AdmissionRule/values``; of a list, every element.
        case allowed
        /// A text that begins with one of ``AdmissionRule/values``.
        case allowedPrefixes
        /// An object whose keys are all among ``AdmissionRule/values``; a value ending in `/` allows the prefix.
        case allowedKeys
        /// An object without any key that begins with one of ``AdmissionRule/values``.
        case deniedKeyPrefixes
        /// Nothing.
        case absent
        /// Anything.
        case present
        /// An image with a tag other than `latest`, or a digest.
        case taggedImage
        /// A text that begins with one of ``AdmissionRule/values``, of a volume that no container mounts for writing.
        case readOnlyHostPath
        /// A selector no other object of the kind in the namespace has.
        case unique
    }

    /// What happens when it does not hold.
    public enum Enforcement: String, CaseIterable, Sendable {
        /// The request is refused.
        case deny
        /// The request passes with a warning.
        case warn
    }

    /// The name the platform's message gives it, such as `autogke-no-host-port`.
    public let id: String
    /// The kinds of object it looks at.
    public let kinds: [String]
    /// The fields it looks at, from the object's top: `spec.containers[*].ports[*].hostPort`.
    public let fields: [String]
    /// What the fields must hold.
    public let condition: Condition
    /// The values of ``condition``.
    public let values: [Value]
    /// Whether it is refused or only warned of.
    public let enforcement: Enforcement
    /// What the platform says: a pattern with `{container}`, `{value}`, `{values}`, `{name}`, `{namespace}`.
    public let message: String
    /// The same for a host path that is mounted for writing.
    public let writableMessage: String?

    init(id: String, _ node: ProfileNode) throws(PlatformError) {
        self.id = id
        kinds = try node["kinds"].strings()
        fields = try node["fields"].strings()
        condition = try node["condition"].word()
        values = try node["values"].list().map(\.value)
        enforcement = try node["enforcement"].word(or: .deny)
        message = try node["message"].string()
        writableMessage = try node["writableMessage"].optionalString()
    }
}

/// How a platform rewrites the resources of a pod's containers.
public struct ResourceMutation: Sendable {
    /// Requests of a container that has none, by resource.
    public let defaults: Value
    /// The same for pods of DaemonSets.
    public let daemonSetDefaults: Value
    /// The least a pod requests, by resource.
    public let minimum: Value
    /// Whether ``minimum`` holds for each container rather than for the pod.
    public let isMinimumPerContainer: Bool
    /// The most a pod requests, by resource; more is refused.
    public let maximum: Value
    /// The least and most GiB of memory per processor; `nil` where any ratio is allowed.
    public let memoryPerCPU: ClosedRange<Double>?
    /// Whether limits are set equal to requests; where not, only missing limits are written.
    public let setsLimitsToRequests: Bool
    /// Limits of a container that has none, by resource; `null` for none.
    public let limitDefaults: Value
    /// The least processors of a pod that has pod anti-affinity; `nil` for no such rule.
    public let antiAffinityMinimumCPU: Quantity?
    /// The warning where something was missing; a pattern.
    public let warning: String?
    /// The warning where something was raised; a pattern.
    public let adjustedWarning: String?
    /// The rule that refuses more than ``maximum``, and what it says; a pattern.
    public let maximumRule: (id: String, message: String)?

    init(_ node: ProfileNode) throws(PlatformError) {
        defaults = try node["defaults"].texts()
        daemonSetDefaults = try node["daemonSetDefaults"].texts()
        minimum = try node["minimum"].texts()
        isMinimumPerContainer = try node["minimumPerContainer"].bool(or: false)
        maximum = try node["maximum"].texts()
        let ratio = node["memoryPerCPU"]
        if ratio.isPresent {
            let least = try ratio["least"].number()
            let most = try ratio["most"].number()
            guard least <= most else { throw ratio.error("has a least above its most") }
            memoryPerCPU = least...most
        } else {
            memoryPerCPU = nil
        }
        setsLimitsToRequests = try node["limitsEqualRequests"].bool(or: false)
        limitDefaults = try node["limitDefaults"].texts()
        antiAffinityMinimumCPU = try node["antiAffinityMinimumCPU"].optionalQuantity()
        warning = try node["warning"].optionalString()
        adjustedWarning = try node["adjustedWarning"].optionalString()
        maximumRule =
            node["maximumRule"].isPresent
            ? (try node["maximumRule"].string(), try node["maximumMessage"].string()) : nil
        for table in ["defaults", "daemonSetDefaults", "minimum", "maximum", "limitDefaults"] {
            for (_, entry) in try node[Key(table)].entries() {
                _ = try entry.quantity()
            }
        }
    }
}

/// What a platform's own admission refuses and changes.
public struct AdmissionFacts: Sendable {
    /// The name of the webhook in its refusals; `nil` where there is none.
    public let webhook: String?
    /// What comes before and after the violations in a refusal; a pattern with `{webhook}` and `{violations}`.
    public let refusal: String
    /// How one violation is written in a refusal; a pattern with `{id}` and `{messages}`.
    public let violation: String
    /// What is refused.
    public let rules: [AdmissionRule]
    /// How resources are rewritten; `nil` where they are not.
    public let mutation: ResourceMutation?
    /// Patterns of namespaces nobody but the platform writes to; a `*` at the end stands for anything.
    public let managedNamespaces: [String]
    /// The refusal of a write to them; a pattern with `{namespace}` and `{verb}`.
    public let managedNamespaceMessage: String
    /// Namespaces the rules do not look at.
    public let exemptNamespaces: [String]
    /// The Pod Security level every namespace has without a label.
    public let podSecurityLevel: String
    /// Whether pods may use the node: `hostPath`, `hostNetwork`, `hostPort`, privileged containers.
    public let allowsHostAccess: Bool

    init(_ node: ProfileNode) throws(PlatformError) {
        webhook = try node["webhook"].optionalString()
        refusal = try node["refusal"].optionalString() ?? "{violations}"
        violation = try node["violation"].optionalString() ?? "[{id}] {messages}"
        var rules: [AdmissionRule] = []
        for (id, entry) in try node["rules"].entries() {
            rules.append(try AdmissionRule(id: id, entry))
        }
        self.rules = rules
        mutation = node["resources"].isPresent ? try ResourceMutation(node["resources"]) : nil
        managedNamespaces = try node["managedNamespaces"].strings()
        managedNamespaceMessage = try node["managedNamespaceMessage"].optionalString() ?? ""
        exemptNamespaces = try node["exemptNamespaces"].strings()
        podSecurityLevel = try node["podSecurityLevel"].optionalString() ?? "privileged"
        allowsHostAccess = try node["allowsHostAccess"].bool(or: true)
    }

    /// Whether only the platform itself writes to `namespace`.
    public func manages(namespace: String) -> Bool {
        managedNamespaces.contains { pattern in
            pattern.hasSuffix("*") ? namespace.hasPrefix(pattern.dropLast()) : namespace == pattern
        }
    }
}
