/// What changes for one app between the platform it runs on and the platforms it is to run on.
public struct DifferenceMap: Equatable, Sendable {
    /// The app's name.
    public var app: String
    /// The platform the app runs on today, such as `kind`.
    public var from: String
    /// The differences, one platform each, in the order asked for.
    public var targets: [PlatformDifferences]

    /// Creates a map.
    public init(app: String, from: String, targets: [PlatformDifferences]) {
        self.app = app
        self.from = from
        self.targets = targets
    }

    /// Every finding, in the order of the report.
    public var findings: [Finding] { targets.flatMap(\.findings) }
}

/// What changes for one app on one platform.
public struct PlatformDifferences: Equatable, Sendable {
    /// The platform's id, such as `gke-autopilot`.
    public var platform: String
    /// The platform's name, such as `Google GKE (Autopilot)`.
    public var displayName: String
    /// One row per area, in the order of the report.
    public var areas: [AreaRow]

    /// Creates the differences of one platform.
    public init(platform: String, displayName: String, areas: [AreaRow]) {
        self.platform = platform
        self.displayName = displayName
        self.areas = areas
    }

    /// Every finding of this platform, in the order of the report.
    public var findings: [Finding] { areas.flatMap(\.findings) }

    /// The number of areas with `verdict`.
    public func count(of verdict: Verdict) -> Int { areas.count { $0.verdict == verdict } }

    /// The number of findings with `severity`.
    public func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }
}

/// What changes in one area on one platform.
public struct AreaRow: Equatable, Sendable {
    /// The area's id, such as `storage-class`.
    public var area: String
    /// The area's name.
    public var title: LocalizedText
    /// What the area asks for.
    public var verdict: Verdict
    /// The row in one sentence.
    public var summary: LocalizedText
    /// What this app has in the area, counted and named.
    public var present: LocalizedText
    /// What the platform does in the area.
    public var platformDoes: LocalizedText
    /// What has to be done; empty where nothing has.
    public var action: LocalizedText
    /// The platform facts the row rests on.
    public var facts: [FactReference]
    /// What was found, worst first, then in the order of the manifests.
    public var findings: [Finding]

    /// Creates a row.
    public init(
        area: String, title: LocalizedText, verdict: Verdict, summary: LocalizedText, present: LocalizedText,
        platformDoes: LocalizedText, action: LocalizedText, facts: [FactReference], findings: [Finding]
    ) {
        self.area = area
        self.title = title
        self.verdict = verdict
        self.summary = summary
        self.present = present
        self.platformDoes = platformDoes
        self.action = action
        self.facts = facts
        self.findings = findings
    }
}

/// A platform fact and where it was read.
public struct FactReference: Hashable, Sendable {
    /// The path of the fact in the platform's profile, such as `networkPolicy.enforcedByDefault`.
    public var path: String
    /// The source as the profile names it.
    public var source: String
    /// Whether the fact was read in that source; otherwise it is general knowledge.
    public var isVerified: Bool

    /// Creates a reference.
    public init(path: String, source: String, isVerified: Bool) {
        self.path = path
        self.source = source
        self.isVerified = isVerified
    }
}
