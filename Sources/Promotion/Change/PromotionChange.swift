import AppSources
import KubeObjects

/// Everything that changes for an app before it runs on a platform, and why.
///
/// The change is data: it is written as a kustomize overlay, or applied in process; both give the same objects.
public struct PromotionChange: Sendable {
    /// The app's name.
    public var app: String
    /// The platform the app runs on today, such as `kind`.
    public var origin: String
    /// The platform it goes to, such as `eks`; a variant's name where it is one.
    public var platform: String
    /// The platform's name for people.
    public var platformName: String
    /// What changes in the app's own objects, in their order.
    public var patches: [ObjectPatch]
    /// Images under other names, in alphabetical order of the old ones.
    public var images: [ImageChange]
    /// Objects that the platform needs besides.
    public var added: [AddedObject]
    /// Objects that have no place there.
    public var removed: [RemovedObject]
    /// What has to be there before the app is applied, in the order to do it.
    public var prerequisites: [Prerequisite]
    /// What only a person can decide and has not.
    public var openDecisions: [OpenDecision]
    /// Add-ons and cluster settings that ``prerequisites`` brings, in order: ids for `Platform.adding(_:)`.
    public var assumedAddOns: [String]
    /// What the map still finds once all this is done, worst first.
    public var remaining: [Finding]

    /// Whether the app's objects stay as they are.
    public var isEmpty: Bool { patches.isEmpty && images.isEmpty && added.isEmpty && removed.isEmpty }

    /// The names under which the app's own images are expected in a registry, as workloads then name them.
    public var pushedImages: [String] { images.map(\.newImage) }
}

/// The finding that a change answers.
public struct Answer: Hashable, Sendable {
    /// The rule, such as `storage-class-missing`.
    public var rule: String
    /// The breakage's number, such as `B06`; `nil` where it has none.
    public var breakage: String?
    /// The object of the finding.
    public var object: ObjectKey
    /// The rule in a few words.
    public var title: LocalizedText
    /// What was found.
    public var message: LocalizedText

    /// The answer to something that no rule of the map looks for.
    init(_ rule: String, object: ObjectKey, title: LocalizedText, message: LocalizedText) {
        self.rule = rule
        self.object = object
        self.title = title
        self.message = message
    }

    /// The answer to a finding.
    public init(_ finding: Finding) {
        rule = finding.rule
        breakage = finding.breakage
        object = finding.object
        title = RuleBook.shared.title(of: finding.rule)
        message = finding.message
    }
}

/// What changes in one object: the operations of a JSON patch, each with what it answers.
public struct ObjectPatch: Sendable {
    /// One operation.
    public struct Step: Sendable {
        /// What is done, and where.
        public var operation: JSONPatch.Operation
        /// What it answers; empty for a test that guards the next operation.
        public var answers: [Answer]
    }

    /// The object.
    public var object: ObjectKey
    /// Its API version, as the app writes it.
    public var apiVersion: String
    /// Whether its namespace is written in the manifest.
    public var hasWrittenNamespace: Bool
    /// The operations, in order.
    public var steps: [Step]

    /// The operations as one patch.
    public var patch: JSONPatch { JSONPatch(steps.map(\.operation)) }
}

/// An image under another name.
public struct ImageChange: Hashable, Sendable {
    /// The name today, without tag and digest.
    public var name: String
    /// The name to come, without tag and digest.
    public var newName: String
    /// The tag to come where it changes; `nil` where it stays.
    public var newTag: String?
    /// The image as workloads name it today; one of them, where tags differ.
    public var oldImage: String
    /// Whether the registry stands for one that nobody has named yet.
    public var isStandIn: Bool
    /// What it answers.
    public var answers: [Answer]

    /// The image as workloads will name it.
    public var newImage: String { renamed(oldImage) ?? oldImage }

    /// The new text for an image; `nil` where it is another image.
    func renamed(_ image: String) -> String? {
        guard image.hasPrefix(name) else { return nil }
        let ending = image.dropFirst(name.count)
        guard ending.isEmpty || ending.hasPrefix(":") || ending.hasPrefix("@") else { return nil }
        return newName + (newTag.map { ":" + $0 } ?? String(ending))
    }
}

/// An object the app gets in addition.
public struct AddedObject: Sendable {
    /// The object.
    public var object: Value
    /// What it answers.
    public var answers: [Answer]

    /// Which object it is.
    public var key: ObjectKey {
        ObjectKey(
            object.objectKind ?? Kind(group: "", name: ""), namespace: object.objectNamespace, name: object.objectName)
    }
}

/// An object that is left out.
public struct RemovedObject: Sendable {
    /// Which object it is.
    public var key: ObjectKey
    /// Its API version, as the app writes it.
    public var apiVersion: String
    /// Whether its namespace is written in the manifest.
    public var hasWrittenNamespace: Bool
    /// What it answers.
    public var answers: [Answer]
}

/// Something that has to be there, or be done, before the app is applied.
public struct Prerequisite: Sendable {
    /// What kind of thing it is; the order of these is the order to do them in.
    public enum Topic: Int, CaseIterable, Sendable {
        /// The cluster's version, nodes and settings.
        case cluster
        /// Something to install or switch on.
        case addOn
        /// Images to push.
        case registry
        /// Data to move.
        case data
        /// Names to point at the new address.
        case dns
        /// Everything else.
        case other
    }

    /// What kind of thing it is.
    public var topic: Topic
    /// The add-on's id where it is one; else a word for the thing.
    public var id: String
    /// What is needed, in a few words.
    public var title: LocalizedText
    /// Why.
    public var reason: LocalizedText
    /// What it needs itself, for people.
    public var requirements: [LocalizedText]
    /// The commands, with what only a person knows in angle brackets.
    public var commands: [String]
    /// The findings it answers.
    public var answers: [Answer]
}

/// Something only a person can decide.
public struct OpenDecision: Sendable, Equatable {
    /// The flag that says it, such as `--registry`; `nil` where it is done by hand.
    public var flag: String?
    /// What is to be decided.
    public var what: LocalizedText
    /// Why nobody else can.
    public var reason: LocalizedText
    /// What an answer looks like; `nil` where there is no flag.
    public var example: String?
    /// What the change takes until it is decided; `nil` where it takes nothing.
    public var assumed: LocalizedText?
    /// The objects it is about.
    public var objects: [ObjectKey]
    /// The rules it is about.
    public var rules: [String]
}
