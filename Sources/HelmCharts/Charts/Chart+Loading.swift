import Foundation
import KubeObjects

extension Chart {
    /// Reads the chart at a path: a directory, or an archive as `helm package` writes it.
    public static func load(path: String) throws(ChartError) -> Chart {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw ChartError("there is no such file or directory; name a chart's directory or .tgz file", at: path)
        }
        guard isDirectory.boolValue else { return try load(archive: ChartDirectory.bytes(of: path), place: path) }
        guard FileManager.default.fileExists(atPath: path + "/Chart.yaml") else {
            throw ChartError("Chart.yaml file is missing; name the directory that holds it", at: path)
        }
        return try load(files: ChartDirectory.files(at: path), place: path)
    }

    /// Reads a chart from the bytes of an archive; `place` stands for it in messages.
    public static func load(archive bytes: [UInt8], place: String) throws(ChartError) -> Chart {
        try load(files: ChartArchive.files(in: bytes, place: place), place: place)
    }

    /// Puts a chart together from its files, whose names are paths within it.
    public static func load(files: [ChartFile], place: String) throws(ChartError) -> Chart {
        var loader = ChartLoader(place: place, depth: 0)
        return try loader.load(files)
    }
}

/// Sorts the files of a chart into its parts, as Helm's `LoadFiles` does.
private struct ChartLoader {
    let place: String
    let depth: Int
    var metadata = ChartMetadata()
    var lock: ChartLock?
    var templates: [ChartFile] = []
    var others: [ChartFile] = []
    var values: [Document] = []
    var schema: ChartFile?
    var children: [String: [ChartFile]] = [:]

    init(place: String, depth: Int) {
        self.place = place
        self.depth = depth
    }

    mutating func load(_ files: [ChartFile]) throws(ChartError) -> Chart {
        guard let description = files.last(where: { $0.name == "Chart.yaml" }) else {
            throw ChartError("Chart.yaml file is missing; a chart has one at its top", at: place)
        }
        guard depth <= ChartLimit.depth else {
            throw ChartError("charts are nested more than \(ChartLimit.depth) deep; remove the innermost", at: place)
        }
        try ChartMetadataReader(description).read(into: &metadata)
        if metadata.apiVersion.isEmpty { metadata.apiVersion = "v1" }
        guard ["v1", "v2"].contains(metadata.apiVersion) || depth > 0 else {
            throw ChartError(
                "unsupported chart version: apiVersion is \"\(metadata.apiVersion)\"; v1 and v2 are known",
                at: description.place)
        }
        for file in files { try take(file) }
        try metadata.validate(file: description.place)
        var dependencies: [Chart] = []
        for (name, files) in children.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            if let child = try child(name, files) { dependencies.append(child) }
        }
        return Chart(
            metadata: metadata, lock: lock, templates: templates, files: others, values: values, schema: schema,
            dependencies: dependencies, place: place)
    }

    private mutating func take(_ file: ChartFile) throws(ChartError) {
        switch file.name {
        case "Chart.yaml": break
        case "Chart.lock": lock = try ChartMetadataReader(file).lock()
        case "values.yaml": values = try ValuesFile.documents(bytes: file.data, file: file.place)
        case "values.schema.json": schema = file
        case "requirements.yaml":
            try ChartMetadataReader(file).read(into: &metadata)
            if metadata.apiVersion == "v1" { others.append(file) }
        case "requirements.lock":
            lock = try ChartMetadataReader(file).lock()
            if metadata.apiVersion == "v1" { others.append(file) }
        default:
            if file.name.hasPrefix("templates/") {
                templates.append(file)
            } else if file.name.hasPrefix("charts/"), !file.name.hasSuffix(".prov") {
                let rest = file.name.dropFirst("charts/".count)
                let name = String(rest.prefix { $0 != "/" })
                children[name, default: []].append(
                    ChartFile(name: String(rest), data: file.data, place: file.place))
            } else {
                others.append(file)
            }
        }
    }

    /// The chart in an entry of `charts/`; `nil` for entries that are left aside.
    private func child(_ name: String, _ files: [ChartFile]) throws(ChartError) -> Chart? {
        if name.hasPrefix("_") || name.hasPrefix(".") { return nil }
        if name.hasSuffix(".tgz") {
            guard let file = files.first, file.name == name else {
                throw ChartError(
                    "error unpacking subchart tar in \(metadata.name): expected \(name) to be a file, it is a folder",
                    at: "\(place)/charts/\(name)")
            }
            var loader = ChartLoader(place: file.place, depth: depth + 1)
            return try loader.load(ChartArchive.files(in: file.data, place: file.place))
        }
        var inner: [ChartFile] = []
        for file in files where file.name.utf8.count > name.utf8.count {
            inner.append(
                ChartFile(
                    name: String(Substring(file.name.utf8.dropFirst(name.utf8.count + 1))), data: file.data,
                    place: file.place))
        }
        var loader = ChartLoader(place: "\(place)/charts/\(name)", depth: depth + 1)
        return try loader.load(inner)
    }
}
