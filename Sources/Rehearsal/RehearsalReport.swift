import KubeObjects

/// What a rehearsal found: the app as it is, the app after promotion, and what was not simulated.
public struct RehearsalReport: Sendable {
    /// The app's name.
    public var app: String
    /// The platform rehearsed on.
    public var platform: String
    /// The platform's name for people.
    public var platformName: String
    /// The Kubernetes version rehearsed.
    public var kubernetesVersion: String
    /// The machines rehearsed on, for people: `3 × m5.large in 3 zones`.
    public var machines: String
    /// The seed of all chance.
    public var seed: UInt64
    /// The manifests as they are.
    public var asIs: RunReport
    /// The manifests after promotion; `nil` where promotion was not asked for or nothing had to change.
    public var promoted: RunReport?
    /// What promotion changed.
    public var changes: [Change]
    /// What only a person can decide, with the flag that says it.
    public var openDecisions: [String]
    /// What the rehearsal does not show, in the reader's language.
    public var notSimulated: [String]

    /// One thing that promotion changed, and why.
    public struct Change: Sendable, Equatable {
        /// The object that was patched; `nil` for what is no patch of an object.
        public var object: ObjectKey?
        /// The reasons for a patch, or the change itself.
        public var reasons: [String]

        /// Both in one sentence.
        public var text: String {
            (object.map { "\($0): " } ?? "") + reasons.joined(separator: "; ")
        }
    }

    /// The run that counts: promoted where there is one.
    public var final: RunReport { promoted ?? asIs }

    /// Whether the app held: everything ready, every way in open, nothing open that should be closed.
    public var held: Bool { final.held }
}

/// One run of an app on a simulated platform.
public struct RunReport: Sendable {
    /// An object that did not become ready, and why.
    public struct NotReady: Sendable, Equatable {
        /// The object.
        public var object: ObjectKey
        /// What is at the root of it.
        public var cause: Cause
        /// What stands between the two, nearest first; empty where the cause is the object's own.
        public var consequences: [String]
        /// The add-ons of the platform that would bring what is missing.
        public var addOns: [String] = []
    }

    /// A connection that the policies deny and that is open all the same.
    public struct Exposure: Sendable, Equatable {
        /// Who can connect: a workload, or a phrase such as `any pod in another namespace`.
        public var from: String
        /// To whom: a workload, or `the internet`.
        public var to: String
        /// The port; `nil` for any.
        public var port: Int?
        /// Why it is open.
        public var why: String
        /// The policies that should have denied it.
        public var policies: [ObjectKey]
    }

    /// A workload that asks for an identity in the cloud and cannot sign in there.
    public struct WithoutIdentity: Sendable, Equatable {
        /// The workload.
        public var workload: ObjectKey
        /// The ServiceAccount that asks for it.
        public var serviceAccount: ObjectKey
        /// The way it asks for one, such as `irsa`.
        public var mechanism: String
        /// A word for what is wrong, such as `CredentialsBlocked`.
        public var reason: String
        /// The same in a sentence.
        public var why: String
    }

    /// Something that happened.
    public struct Moment: Sendable, Equatable {
        /// Virtual time since the app was applied.
        public var time: Duration
        /// The object concerned.
        public var object: String
        /// The reason of the event, such as `Scheduled`.
        public var reason: String
        /// Whether it was a warning.
        public var isWarning: Bool
        /// What was said.
        public var message: String
    }

    /// Whether every object was accepted and every workload became ready.
    public var ready: Bool
    /// Virtual time from the first object to the last readiness; `nil` where it never came.
    public var timeToReady: Duration?
    /// Virtual time that was run.
    public var observed: Duration
    /// The objects that had to become ready and did.
    public var readyObjects: [ObjectKey]
    /// The objects that did not become ready, roots first.
    public var notReady: [NotReady]
    /// The addresses that the platform gave to the ways in.
    public var addresses: [Address]
    /// Every user-facing way in: what `slipway.yaml` says users open, and then what else leads in.
    public var routes: [Route]
    /// What is open against the policies.
    public var exposed: [Exposure]
    /// Workloads that ask for an identity in the cloud and do not get one.
    public var withoutIdentity: [WithoutIdentity]
    /// Warnings of the API to whoever applied the manifests.
    public var warnings: [String]
    /// Everything that happened, in order.
    public var timeline: [Moment]

    /// An address of a Gateway, an Ingress or a Service that users come by.
    public struct Address: Sendable, Equatable {
        /// Whose address it is.
        public var object: ObjectKey
        /// A name or an IP address; `nil` while the platform has given none.
        public var address: String?
        /// The ports that answer there, in the order of the object.
        public var ports: [Int]
        /// Whether it is a node's address, and the ports are node ports.
        public var isNodePort = false
    }

    /// A way in, and what it reaches.
    public struct Route: Sendable, Equatable {
        /// The URL a user opens, as `slipway.yaml` has it where it names one.
        public var entry: String
        /// What the URL is for, where `slipway.yaml` says so.
        public var name: String?
        /// The URL that leads there on this platform, where it is known; ports and names of a kind cluster end at its border.
        public var url: String?
        /// The objects on the way.
        public var via: [ObjectKey]
        /// The Service at the end.
        public var backend: ObjectKey?
        /// Whether users reach the app.
        public var isReachable: Bool
        /// Why, or why not.
        public var why: String
    }

    /// Whether everything is ready, every way in is open, nothing is open that should be closed, and who asks for an identity has one.
    public var held: Bool {
        ready && exposed.isEmpty && withoutIdentity.isEmpty && routes.allSatisfy(\.isReachable)
    }
}

/// Why an object is not ready: the root, not the symptom.
public struct Cause: Sendable, Equatable {
    /// A word for it, such as `StorageClassMissing`.
    public var reason: String
    /// The object at the root.
    public var object: String
    /// A sentence with the object's own names.
    public var message: String

    /// Creates a cause.
    public init(_ reason: String, object: String, message: String) {
        self.reason = reason
        self.object = object
        self.message = message
    }
}
