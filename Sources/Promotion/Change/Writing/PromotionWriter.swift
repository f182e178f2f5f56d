import AppSources
import Foundation
import KubeObjects

/// Writes a change as a kustomize overlay, without ever losing what a person edited in it.
public enum PromotionWriter {
    /// What became of a file.
    public struct Outcome: Hashable, Sendable {
        /// What was done.
        public enum Action: String, Sendable {
            /// It is new or was brought up to date.
            case written
            /// It was right already.
            case unchanged
            /// A person edited it, and nothing of ours changed: it stays.
            case kept
            /// It is no longer needed and nobody had edited it.
            case removed
        }

        /// The file, from the overlay's folder.
        public let path: String
        /// What was done.
        public let action: Action
    }

    /// Writes the overlay of `change` into `directory`.
    ///
    /// - Parameter sourcePaths: what the app was loaded from; a kustomization is referred to, anything else is copied.
    /// - Returns: every file with what was done, in alphabetical order.
    /// - Throws: ``PromotionError`` that names every file in the way; then nothing was written.
    public static func write(
        _ change: PromotionChange, app: App, sourcePaths: [String], to directory: String, language: Language = .english
    ) throws(PromotionError) -> [Outcome] {
        let folder = try OverlayFolder(directory)
        let base = try base(sourcePaths, in: folder)
        return try write(Overlay.files(change, of: app, on: base, language: language), of: change, to: folder)
    }

    /// Writes the change of a chart into `directory`: the values that differ, and an overlay over what the chart renders with
    /// them for what no value reaches.
    public static func write(
        _ change: ChartChange, to directory: String, language: Language = .english
    ) throws(PromotionError) -> [Outcome] {
        let folder = try OverlayFolder(directory)
        let values = OverlayFile(
            path: change.fileName, text: ValuesFileText(change, language: language).text)
        let files = Overlay.files(change.rest, of: change.app, on: .copies, language: language)
        return try write([values] + files, of: change.rest, to: folder)
    }

    private static func write(
        _ files: [OverlayFile], of change: PromotionChange, to folder: OverlayFolder
    ) throws(PromotionError) -> [Outcome] {
        let record = try folder.readRecord()
        var plan = OverlayPlan(files: files, record: record)
        for path in plan.paths {
            plan.decide(path, found: try folder.read(path))
        }
        guard plan.conflicts.isEmpty else { throw plan.error(in: folder.shown) }
        let new = OverlayRecord(change, files: files)
        try folder.write(plan.writes, removing: plan.removals, record: new)
        return plan.outcomes
    }

    private static func base(_ sources: [String], in folder: OverlayFolder) throws(PromotionError) -> Overlay.Base {
        for source in sources where source != "-" {
            let place = OverlayFolder.resolved(source)
            if OverlayFolder.isDirectory(place), folder.path == place || folder.path.hasPrefix(place + "/") {
                throw PromotionError(
                    .files,
                    "\(folder.shown): lies in \(source), which would then be read as a part of the app; choose a folder beside it"
                )
            }
        }
        guard sources.count == 1, let source = sources.first, source != "-" else { return .copies }
        let place = OverlayFolder.resolved(source)
        let isKustomization = ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains {
            FileManager.default.fileExists(atPath: place + "/" + $0)
        }
        guard isKustomization else { return .copies }
        return .kustomization(OverlayFolder.way(from: folder.path, to: place))
    }
}

/// What was written the last time: the digest of each file as it was made.
struct OverlayRecord: Equatable {
    static let path = ".slipway-promotion.json"
    /// The form of records this program reads and writes.
    static let version = 1

    let platform: String
    let app: String
    let digests: [String: String]

    init(_ change: PromotionChange, files: [OverlayFile]) {
        platform = change.platform
        app = change.app
        digests = Dictionary(files.map { ($0.path, Digest.of($0.text)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads a record; `nil` for anything that is none.
    init?(_ text: String) {
        guard let value = try? JSONReader.value(text, file: Self.path), value["version"].integer == Self.version else {
            return nil
        }
        platform = value["platform"].string ?? ""
        app = value["app"].string ?? ""
        var digests: [String: String] = [:]
        for (path, digest) in value["files"].stringMembers {
            guard OverlayFolder.isInside(path) else { return nil }
            digests[path] = digest
        }
        self.digests = digests
    }

    var text: String {
        var files = Value.emptyObject
        for path in digests.keys.sorted() { files[Key(path)] = Value(digests[path]) }
        let value: Value = [
            "version": .integer(Int64(Self.version)), "app": .string(app), "platform": .string(platform),
            "files": files,
        ]
        return JSONWriter.text(value, indented: true) + "\n"
    }
}

/// What is to be done with each file, once it is known what is there.
struct OverlayPlan {
    private let new: [String: String]
    private let record: [String: String]
    private(set) var outcomes: [PromotionWriter.Outcome] = []
    private(set) var conflicts: [String] = []
    private(set) var writes: [OverlayFile] = []
    private(set) var removals: [String] = []

    init(files: [OverlayFile], record: OverlayRecord?) {
        new = Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        self.record = record?.digests ?? [:]
    }

    /// The files that were or will be, in alphabetical order.
    var paths: [String] { Set(new.keys).union(record.keys).sorted() }

    /// Decides what becomes of a file that now holds `found`; `nil` where it is not there.
    mutating func decide(_ path: String, found: String?) {
        let text = new[path]
        guard found != text else { return note(path, text == nil ? nil : .unchanged) }
        guard let before = record[path] else {
            guard found == nil else {
                return conflicts.append("\(path): is there already and was not written by slipway promote")
            }
            return write(path, text)
        }
        if let found, Digest.of(found) == before { return write(path, text) }
        if let text, Digest.of(text) == before { return note(path, .kept) }
        if text == nil {
            if found != nil { conflicts.append("\(path): was edited, and the change no longer needs it") }
            return
        }
        conflicts.append(
            found == nil
                ? "\(path): was deleted, and the change to it is another one now"
                : "\(path): was edited, and the change to it is another one now")
    }

    private mutating func write(_ path: String, _ text: String?) {
        if let text {
            writes.append(OverlayFile(path: path, text: text))
            note(path, .written)
        } else {
            removals.append(path)
            note(path, .removed)
        }
    }

    private mutating func note(_ path: String, _ action: PromotionWriter.Outcome.Action?) {
        if let action { outcomes.append(.init(path: path, action: action)) }
    }

    /// What stands in the way, and what to do about it.
    func error(in directory: String) -> PromotionError {
        PromotionError(
            .conflict,
            "\(PlainText.clean(directory)): nothing was written, because edits would be lost\n"
                + conflicts.map { "  \($0)\n" }.joined()
                + "write to another folder with -o and take over what you need, or move the files named here away and run "
                + "this again")
    }
}
