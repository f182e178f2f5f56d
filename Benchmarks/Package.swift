// swift-tools-version: 6.2
import PackageDescription

// A package of its own: building and testing Slipway builds no benchmarks.
let package = Package(
    name: "slipway-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "slipway", path: "..")],
    targets: [
        .executableTarget(
            name: "EngineBenchmarks",
            dependencies: [
                .product(name: "SlipwayKit", package: "slipway")
            ]),
        .executableTarget(
            name: "ChartBatch",
            dependencies: [
                .product(name: "HelmCharts", package: "slipway")
            ]),
    ]
)
