/// A file of a chart.
public struct ChartFile: Hashable, Sendable {
    /// The path within its chart, with `/`: `templates/deployment.yaml`.
    public var name: String
    /// Its bytes, without a byte order mark.
    public var data: [UInt8]
    /// The path as messages show it: where the file is, from where the user stands.
    public var place: String

    /// A file.
    public init(name: String, data: [UInt8], place: String? = nil) {
        self.name = name
        self.data = data.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(data.dropFirst(3)) : data
        self.place = place ?? name
    }

    /// The bytes as text; what is no UTF-8 becomes U+FFFD.
    public var text: String { String(decoding: data, as: UTF8.self) }

    /// Whether it lies in `crds/` and is named as a manifest.
    var isCustomResourceDefinition: Bool {
        guard name.hasPrefix("crds/") else { return false }
        let name = name.lowercased()
        return [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }

    /// The last part of the path.
    public var baseName: Substring { name.split(separator: "/").last ?? "" }
}

/// How large a chart may be (Helm 4, `pkg/chart/loader/archive/archive.go`), and what Slipway adds against hostile archives.
enum ChartLimit {
    /// Bytes of all files of a chart: `MaxDecompressedChartSize`.
    static let chartBytes = 100 << 20
    /// Bytes of one file: `MaxDecompressedFileSize`.
    static let fileBytes = 5 << 20
    /// Files and folders of a chart. Helm has no limit; the largest public charts have some thousands.
    static let entries = 50_000
    /// Charts that the aliases of dependencies may make. Helm has no limit; nothing public goes beyond 100.
    static let copies = 5_000
    /// Charts within charts. Helm has no limit; nothing public goes beyond 5.
    static let depth = 32
}
