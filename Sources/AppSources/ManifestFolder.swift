import Foundation
import KubeObjects

/// Finds the manifests below a directory.
enum ManifestFolder {
    /// What `kubectl apply -f DIRECTORY` reads.
    private static let extensions: Set<String> = ["yaml", "yml", "json"]
    private static let kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]
    private static let chartName = "Chart.yaml"
    private static let depthLimit = 32
    private static let fileLimit = 10_000

    /// Whether `path` is a directory, or leads to one.
    static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// Whether a directory holds a kustomization.
    static func isKustomization(_ directory: String) -> Bool {
        kustomizationNames.contains { isFile(join(directory, $0)) }
    }

    /// Whether a directory holds a Helm chart.
    static func isChart(_ directory: String) -> Bool {
        isFile(join(directory, chartName))
    }

    /// A file below a directory.
    struct File {
        /// Its path, as the user would name it.
        let path: String
        /// Whether it lies in a folder further down.
        let isNested: Bool
    }

    /// The manifest files below a directory, in alphabetical order of their paths.
    ///
    /// Hidden files and folders are left out, and so is the app's own settings file. A folder below that is a kustomization
    /// or a chart of its own is left out beside manifests; where there is nothing else, the error names it.
    static func files(in directory: String) throws(SourceError) -> [File] {
        var walk = Walk()
        try walk.visit(directory, depth: 0, ancestors: [])
        guard walk.files.isEmpty else { return walk.files }
        if let unit = walk.units.first {
            throw SourceError(
                "\(directory): holds no manifests of its own", action: "name the one you mean, such as \(unit)")
        }
        throw SourceError(
            "\(directory): no *.yaml, *.yml or *.json is in there", action: "name the folder that holds the manifests")
    }

    /// The kustomization or chart that a directory holds somewhere below it and that is its only content, if there is just one.
    static func onlyUnit(below directory: String) -> String? {
        var walk = Walk()
        guard (try? walk.visit(directory, depth: 0, ancestors: [])) != nil, walk.files.isEmpty, walk.units.count == 1
        else { return nil }
        return walk.units.first
    }

    /// Whether a file is named as a packed chart.
    static func isPackedChart(_ path: String) -> Bool { path.hasSuffix(".tgz") && !isDirectory(path) }

    /// The folder of a kustomization file that was named itself; `nil` for any other file.
    static func folder(ofKustomizationFile path: String) -> String? {
        kustomizationNames.contains(URL(fileURLWithPath: path).lastPathComponent) ? parent(of: path) : nil
    }

    /// The folders in which the settings of an app may lie: the one that is read, and the one beside it.
    static func settingsFolders(for path: String) -> [String] {
        isDirectory(path) ? [path, join(path, "..")] : [parent(of: path)]
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The two parts as one path, without a doubled slash.
    static func join(_ directory: String, _ name: String) -> String {
        directory == "." ? name : directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }

    private static func isFile(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path) && !isDirectory(path)
    }

    /// A walk over a directory and all below it; it ends whatever the links in there say.
    private struct Walk {
        var files: [File] = []
        /// Folders that are kustomizations or charts.
        var units: [String] = []

        mutating func visit(_ directory: String, depth: Int, ancestors: [String]) throws(SourceError) {
            // A link back to a folder that is being read adds nothing, and following it would never end.
            let identity = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
            guard !ancestors.contains(identity) else { return }
            guard depth < depthLimit else {
                throw SourceError(
                    "\(directory): folders lie more than \(depthLimit) deep", action: "name a folder further down")
            }
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
            } catch {
                throw SourceError("\(directory): cannot be read", action: "check that you may read this folder")
            }
            for name in names where !name.hasPrefix(".") {
                try take(name, in: directory, depth: depth, ancestors: ancestors + [identity])
            }
        }

        private mutating func take(
            _ name: String, in directory: String, depth: Int, ancestors: [String]
        ) throws(SourceError) {
            let path = join(directory, name)
            if isDirectory(path) {
                if isKustomization(path) || isChart(path) {
                    units.append(path)
                } else {
                    try visit(path, depth: depth + 1, ancestors: ancestors)
                }
            } else if extensions.contains(URL(fileURLWithPath: name).pathExtension), name != SettingsFile.name,
                isRegularOrBroken(path)
            {
                guard files.count < fileLimit else {
                    throw SourceError(
                        "\(directory): more than \(fileLimit) files", action: "name a folder further down")
                }
                files.append(File(path: path, isNested: depth > 0))
            }
        }

        /// Pipes and devices are never opened, since reading one may never end. A link that leads nowhere is kept, so that it is reported.
        private func isRegularOrBroken(_ path: String) -> Bool {
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            guard let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
            else {
                return true
            }
            return type == .typeRegular || type == .typeSymbolicLink
        }
    }
}
