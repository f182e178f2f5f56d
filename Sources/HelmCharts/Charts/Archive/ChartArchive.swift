/// Reads the files of a packed chart, which is hostile until proven otherwise (Helm 4,
/// `pkg/chart/loader/archive/archive.go`).
enum ChartArchive {
    /// The files, named from the chart's own folder.
    static func files(
        in bytes: [UInt8], place: String, maximumEntries: Int = ChartLimit.entries
    ) throws(ChartError) -> [ChartFile] {
        let archive: [UInt8]
        do throws(GzipReader.Problem) {
            // Headers and padding come on top of the files.
            archive = try GzipReader.unpack(
                bytes, limit: ChartLimit.chartBytes + maximumEntries * 1_024, tooLarge: .init(message: tooLarge))
        } catch {
            if error == .noGzip, place.hasSuffix(".yaml") || place.hasSuffix(".yml") {
                throw ChartError(
                    "file '\(place)' seems to be a YAML file, but expected a gzipped archive; name a chart", at: place)
            }
            throw ChartError(error.message, at: place)
        }
        return try files(inTar: archive, place: place, maximumEntries: maximumEntries)
    }

    private static let tooLarge =
        "decompressed chart is larger than the maximum size \(ChartLimit.chartBytes); a chart must be smaller"

    private static func files(
        inTar archive: [UInt8], place: String, maximumEntries: Int
    ) throws(ChartError) -> [ChartFile] {
        var reader = TarReader(archive)
        var files: [ChartFile] = []
        var size = 0
        var count = 0
        while let entry = try next(&reader, place) {
            count += 1
            guard count <= maximumEntries else {
                throw ChartError(
                    "the archive has more than \(maximumEntries) entries; a chart must be smaller", at: place)
            }
            if entry.isFolder { continue }
            guard let text = String(validating: entry.name, as: UTF8.self), !text.utf8.contains(0) else {
                let shown = String(decoding: entry.name, as: UTF8.self)
                throw ChartError("the name of the file \(shown) is no UTF-8; rename it", at: place)
            }
            let name = try name(text, place)
            // Links and devices are never followed: to Helm and here they are files without content.
            guard entry.data.count <= ChartLimit.fileBytes else {
                throw ChartError(
                    "decompressed chart file \"\(text)\" is larger than the maximum file size \(ChartLimit.fileBytes)",
                    at: place)
            }
            size += entry.data.count
            guard size < ChartLimit.chartBytes else { throw ChartError(tooLarge, at: place) }
            files.append(ChartFile(name: name, data: Array(archive[entry.data]), place: "\(place)/\(name)"))
        }
        guard !files.isEmpty else {
            throw ChartError("no files in chart archive; pack it with 'helm package'", at: place)
        }
        return files
    }

    private static func next(_ reader: inout TarReader, _ place: String) throws(ChartError) -> TarReader.Entry? {
        do throws(TarReader.Problem) {
            return try reader.next()
        } catch {
            throw ChartError(error.message, at: place)
        }
    }

    /// The path within the chart's folder, where it stays within it.
    private static func name(_ text: String, _ place: String) throws(ChartError) -> String {
        // Archives made on Windows may have backslashes.
        let separator = text.utf8.contains(UInt8(ascii: "\\")) ? UInt8(ascii: "\\") : UInt8(ascii: "/")
        let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        let rest = parts.dropFirst().joined(separator: "/")
        guard !rest.hasPrefix("/") else {
            throw ChartError("chart illegally contains absolute paths: \(text)", at: place)
        }
        let clean = cleaned(rest)
        guard clean != "." else {
            throw ChartError(
                "chart illegally contains content outside the base directory: \"\(text)\"; pack the chart's folder, not "
                    + "what is in it", at: place)
        }
        guard !clean.hasPrefix("..") else {
            throw ChartError("chart illegally references parent directory: \(text)", at: place)
        }
        let bytes = Array(clean.utf8.prefix(3))
        let isLetter = bytes.first.map { (0x41...0x5A).contains($0 & 0xDF) } ?? false
        if isLetter, bytes.dropFirst().elementsEqual(":/".utf8) {
            throw ChartError("chart contains illegally named files: \(text)", at: place)
        }
        guard parts.first != "Chart.yaml" else {
            throw ChartError("chart yaml not in base directory; pack the chart's folder, not what is in it", at: place)
        }
        return clean
    }

    /// As Go's `path.Clean`: without empty parts, `.` and the parts that `..` takes back.
    private static func cleaned(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }
}
