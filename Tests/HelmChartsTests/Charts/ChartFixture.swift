import Foundation

@testable import HelmCharts

/// Makes charts for tests from texts.
enum ChartFixture {
    /// A chart of files, with a plain Chart.yaml where there is none.
    static func chart(_ files: [String: String], name: String = "web") throws -> Chart {
        var files = files
        if files["Chart.yaml"] == nil { files["Chart.yaml"] = "apiVersion: v2\nname: \(name)\nversion: 1.0.0\n" }
        let sorted = files.sorted { $0.key < $1.key }
        return try Chart.load(files: sorted.map { ChartFile(name: $0.key, data: Array($0.value.utf8)) }, place: name)
    }

    /// What a chart is rendered with.
    static func input(
        _ chart: Chart, _ options: ValuesOptions = ValuesOptions(), origins: OriginTable? = nil,
        kube: String = "v1.34.0"
    ) throws -> RenderInput {
        guard let version = KubeVersion(kube) else { throw ChartError("no version of Kubernetes: \(kube)") }
        return try RenderInput(
            chart, values: options, release: ReleaseOptions(name: "demo", namespace: "shop"),
            capabilities: Capabilities(kubeVersion: version, apiVersions: ["v1", "apps/v1"]), origins: origins)
    }

    /// The merged values of a chart, as ``text(_:)`` shows them.
    static func values(_ files: [String: String], _ options: ValuesOptions = ValuesOptions()) throws -> String {
        text(TemplateValue(.map(try input(chart(files), options).values)))
    }

    /// A value on one line: keys sorted, `int64` as `1`, `float64` as `1.0`.
    static func text(_ value: TemplateValue) -> String {
        switch value.payload {
        case .none: "null"
        case .bool(let flag): "\(flag)"
        case .int(let number): "int \(number)"
        case .int64(let number): "\(number)"
        case .float(let number): "\(number)"
        case .string(let text): "'\(text)'"
        case .list(let list): "[\(list.elements.map(text).joined(separator: ", "))]"
        case .map(let map):
            "{\(map.sortedKeys.map { "\($0): \(text(map[$0] ?? .none))" }.joined(separator: ", "))}"
        default: "?"
        }
    }

    /// Runs `body` with an empty directory, which is removed afterwards.
    static func withDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
        let path = NSTemporaryDirectory() + "chart-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }

    static func write(_ text: String, to path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
}

/// Bytes of archives, made by hand so that they can be wrong in every way.
enum ArchiveFixture {
    struct Entry {
        var name: String
        var data: [UInt8] = []
        var kind = UInt8(ascii: "0")
        var link = ""
        /// The size in the header where it lies.
        var size: Int?
    }

    static func tar(_ entries: [Entry]) -> [UInt8] {
        entries.flatMap(block) + [UInt8](repeating: 0, count: 1_024)
    }

    private static func block(_ entry: Entry) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put(String(entry.name.prefix(100)), at: 0)
        put("0000644\0", at: 100)
        let size = String(entry.size ?? entry.data.count, radix: 8)
        put(String(repeating: "0", count: max(0, 11 - size.count)) + size, at: 124)
        header[156] = entry.kind
        put(entry.link, at: 157)
        put("ustar\0" + "00", at: 257)
        put("        ", at: 148)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
        let padding = (512 - entry.data.count % 512) % 512
        return header + entry.data + [UInt8](repeating: 0, count: padding)
    }

    /// Gzip without compression.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var start = 0
        repeat {
            let part = bytes[start..<min(start + 65_535, bytes.count)]
            start += part.count
            let length = UInt16(part.count)
            result += [start == bytes.count ? 1 : 0, UInt8(length & 255), UInt8(length >> 8)]
            result += [UInt8(~length & 255), UInt8(~length >> 8)] + part
        } while start < bytes.count
        for number in [Checksum.crc32(bytes), UInt32(bytes.count)] {
            result += (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
        }
        return result
    }

    static func bytes(base64: String) -> [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }
}
