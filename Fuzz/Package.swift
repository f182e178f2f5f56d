// swift-tools-version: 6.2
import PackageDescription

// A package of its own, because a fuzzer brings its own main function and everything is built with `--sanitize fuzzer`.
let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "slipway", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzReaders",
            dependencies: [.product(name: "KubeObjects", package: "slipway")]),
        .executableTarget(
            name: "FuzzCharts",
            dependencies: [.product(name: "HelmCharts", package: "slipway")]),
    ]
)
