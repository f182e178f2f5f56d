import Foundation
import KubeObjects

/// What a genuine Kubernetes did with given manifests: `Fixtures/recordings/NAME/scenario.json`, made by
/// `scripts/trim-recordings.py`.
struct RecordedScenario {
    /// A command that changed something, or looked at something, and the seconds after the start at which it took effect.
    struct Step {
        let at: Double
        let arguments: [String]
        let object: Value
        /// Where, if not in the namespace of the scenario.
        let namespace: String?
        /// Why the API refused it; `nil` where it did not.
        let error: String?
        /// What an eviction was refused for.
        let causes: [String]
        /// What the API warned of.
        let warnings: [String]
    }

    /// An image that exists, and whether the node had it from the beginning.
    struct Image {
        let name: String
        let digest: String
        let size: Int
        let isPresent: Bool
        /// How long its first pull took, in seconds.
        let pull: Double?
    }

    let name: String
    let namespace: String
    /// The labels of the namespace.
    let labels: Value
    /// The instant of t=0.
    let start: Instant
    /// The seconds after the start at which the recording ends.
    let end: Double
    let nodes: [Value]
    let images: [Image]
    let steps: [Step]
    /// Kind, name, owner's kind, owner's name and completion index of each object with an owner, in order of creation.
    let created: [[String]]
    /// The objects at the end, by resource.
    let final: [(resource: String, items: [Value])]
    /// The events at the end, in order.
    let events: [Value]

    static func named(_ name: String, file: String = #filePath) throws -> RecordedScenario {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
        let path = folder.appendingPathComponent("Fixtures/recordings/\(name)/scenario.json")
        let text = try String(contentsOf: path, encoding: .utf8)
        return RecordedScenario(try JSONReader.value(text, file: path.lastPathComponent))
    }

    private init(_ value: Value) {
        name = value[.name].string ?? ""
        namespace = value[.namespace].string ?? ""
        labels = value["labels"]
        start = value["start"].string.flatMap { Instant(timestamp: $0) } ?? Instant(seconds: 0)
        end = value["end"].number ?? 0
        nodes = value["nodes"].elements
        images = value["images"].elements.map { image in
            Image(
                name: image[.name].string ?? "", digest: image["digest"].string ?? "", size: image["size"].integer ?? 0,
                isPresent: image["present"].bool == true, pull: image["pull"].number)
        }
        steps = value["steps"].elements.map { step in
            Step(
                at: step["at"].number ?? 0, arguments: step["arguments"].elements.compactMap(\.string),
                object: step["object"], namespace: step[.namespace].string, error: step["error"].string,
                causes: step["causes"].elements.compactMap(\.string),
                warnings: step["warnings"].elements.compactMap(\.string))
        }
        created = value["created"].elements.map { $0.elements.compactMap(\.string) }
        final = value["final"].members.sortedByKey.map { ($0.key.text, $0.value.elements) }
        events = value["events"].elements
    }
}
