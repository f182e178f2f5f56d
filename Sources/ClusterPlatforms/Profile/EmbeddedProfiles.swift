/// The files of `Profiles`, as they are embedded in the program.
enum EmbeddedProfiles {
    /// Name and text of each file.
    static var files: [(name: String, text: String)] {
        table.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
    }

    /// A list by hand, for Swift cannot enumerate what is embedded; a test compares it with the folder.
    private static let table: [(name: String, bytes: [UInt8])] = [
        ("kind.yaml", PackageResources.kind_yaml),
        ("eks.yaml", PackageResources.eks_yaml),
        ("aks.yaml", PackageResources.aks_yaml),
        ("gke.yaml", PackageResources.gke_yaml),
        ("gke-autopilot.yaml", PackageResources.gke_autopilot_yaml),
    ]
}
