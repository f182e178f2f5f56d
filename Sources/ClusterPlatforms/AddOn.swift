import KubeObjects

/// Something that can be installed or switched on: a controller, a driver, a feature of the platform.
public struct AddOn: Sendable {
    /// Whether a platform can have it.
    public enum Availability: String, CaseIterable, Sendable {
        /// It is there from the start.
        case builtIn
        /// It can be installed.
        case installable
        /// It cannot be had.
        case impossible
    }

    /// How one platform has it.
    public struct Offer: Sendable {
        /// Whether it can be had.
        public let availability: Availability
        /// The commands that install it, with the values only a person knows in angle brackets.
        public let commands: [String]
        /// What must be there before, for people.
        public let requirements: [String]
        /// The same in Japanese.
        public let requirementsJapanese: [String]
        /// Other add-ons it needs.
        public let needs: [String]
    }

    /// Its name on the command line, such as `aws-ebs-csi-driver`.
    public let id: String
    /// Its name for people.
    public let displayName: String
    /// What it is for, for people.
    public let summary: String
    /// The same in Japanese.
    public let summaryJapanese: String
    /// How each platform has it, by platform id; platforms that are not named cannot have it.
    private let offers: [String: Offer]
    let document: Document

    init(_ document: Document) throws(PlatformError) {
        var tree = ProfileTree()
        tree.add(.init(document))
        let node = ProfileNode(tree)
        self.document = document
        id = try node["id"].string()
        displayName = try node["displayName"].string()
        summary = try node["summary"].string()
        summaryJapanese = try node["summaryJapanese"].string()
        var offers: [String: Offer] = [:]
        for (platform, offer) in try node["platforms"].entries() {
            let requirements = try offer["requirements"].strings()
            let japanese = offer["requirements"].japaneseStrings
            guard japanese.count == requirements.count else {
                throw offer["requirements"].error("are not all said in Japanese")
            }
            offers[platform] = Offer(
                availability: try offer["availability"].word(), commands: try offer["commands"].strings(),
                requirements: requirements, requirementsJapanese: japanese, needs: try offer["needs"].strings())
        }
        self.offers = offers
    }

    /// How `platform` has it, asked by its ids from the most special (a variant) to the most general.
    func offer(for ids: [String]) -> Offer? {
        for id in ids {
            if let offer = offers[id] { return offer }
        }
        return nil
    }

    /// What it lays on a platform of `ids`: its sources, the general changes, then those of the offer that counts.
    func layers(for ids: [String]) -> [ProfileTree.Layer] {
        var layers: [ProfileTree.Layer] = [
            .init(document, root: FieldPath(keys: ["sources"]), place: FieldPath(keys: ["sources"])),
            .init(document, root: FieldPath(keys: ["overlay"])),
        ]
        if let id = ids.first(where: { offers[$0] != nil }) {
            layers.append(.init(document, root: FieldPath(keys: ["platforms", Key(id), "overlay"])))
        }
        return layers
    }
}
