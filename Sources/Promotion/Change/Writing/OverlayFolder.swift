import Foundation
import KubeObjects

/// The folder an overlay is written to. Nothing outside it is touched, and no file in it is ever half written.
struct OverlayFolder {
    /// The folder's absolute path, without links.
    let path: String
    /// The folder as the user named it.
    let shown: String

    init(_ directory: String) throws(PromotionError) {
        shown = PlainText.clean(directory)
        path = Self.resolved(directory)
        guard !directory.isEmpty, !directory.utf8.contains(0) else {
            throw PromotionError(.files, "-o needs the name of a folder")
        }
        if FileManager.default.fileExists(atPath: path), !Self.isDirectory(path) {
            throw PromotionError(.files, "\(shown): is a file; name a folder to write to")
        }
    }

    /// What was written here the last time; `nil` where nothing was.
    func readRecord() throws(PromotionError) -> OverlayRecord? {
        guard let text = try read(OverlayRecord.path) else { return nil }
        guard let record = OverlayRecord(text) else {
            throw PromotionError(
                .files,
                "\(shown)/\(OverlayRecord.path): is no record of slipway promote; move it away or choose another folder"
            )
        }
        return record
    }

    /// The text of a file; `nil` where there is none.
    func read(_ file: String) throws(PromotionError) -> String? {
        let place = try place(file)
        guard FileManager.default.fileExists(atPath: place) else { return nil }
        guard !Self.isDirectory(place), let bytes = FileManager.default.contents(atPath: place) else {
            throw PromotionError(.files, "\(shown)/\(file): cannot be read; check what it is and who may read it")
        }
        // Bytes that are no UTF-8 were not written by this program: the mended text differs from any of ours.
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes files beside their places first and renames them then, the record last.
    func write(
        _ files: [OverlayFile], removing removals: [String], record: OverlayRecord
    ) throws(PromotionError) {
        var written: [(from: String, to: String)] = []
        defer {
            for file in written where FileManager.default.fileExists(atPath: file.from) {
                try? FileManager.default.removeItem(atPath: file.from)
            }
        }
        for file in files + [OverlayFile(path: OverlayRecord.path, text: record.text)] {
            let place = try place(file.path)
            let beside = place + ".slipway-new"
            do {
                try FileManager.default.createDirectory(
                    atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                written.append((beside, place))
                try Data(file.text.utf8).write(to: URL(fileURLWithPath: beside))
            } catch {
                throw failure(file.path)
            }
        }
        for file in written {
            guard rename(file.from, file.to) == 0 else { throw failure(file.to) }
        }
        for file in removals {
            let place = try place(file)
            guard (try? FileManager.default.removeItem(atPath: place)) != nil else { throw failure(file) }
        }
    }

    private func failure(_ file: String) -> PromotionError {
        PromotionError(
            .files, "\(shown): \(PlainText.clean(file)) cannot be written; check that the folder may be written to")
    }

    /// Where a file of the overlay stands. A link on the way would lead elsewhere and is refused.
    private func place(_ file: String) throws(PromotionError) -> String {
        var place = path
        for part in file.split(separator: "/") {
            place += "/" + part
            let attributes = try? FileManager.default.attributesOfItem(atPath: place)
            if attributes?[.type] as? FileAttributeType == .typeSymbolicLink {
                throw PromotionError(
                    .files,
                    "\(shown): \(PlainText.clean(file)) leads through a link; remove it or choose another folder")
            }
        }
        return place
    }

    /// Whether a path names a file below a folder and nothing else.
    static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(0)
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0 != "." && $0 != ".."
            }
    }

    static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// The absolute path, with the links of what is there followed.
    static func resolved(_ path: String) -> String {
        var rest: [String] = []
        var place = URL(fileURLWithPath: path).standardizedFileURL
        while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
            rest.insert(place.lastPathComponent, at: 0)
            place.deleteLastPathComponent()
        }
        place.resolveSymlinksInPath()
        for part in rest { place.appendPathComponent(part) }
        let text = place.path
        return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// The way from a folder to another, such as `../manifests`.
    static func way(from: String, to: String) -> String {
        let start = from.split(separator: "/")
        let end = to.split(separator: "/")
        let shared = zip(start, end).prefix { $0 == $1 }.count
        let up = Array(repeating: Substring(".."), count: start.count - shared)
        return (up + end.dropFirst(shared)).joined(separator: "/")
    }
}
