package io.plumbline.stats;

/**
 * The errors that the sandwich of slopes and scatter (Huber 1967) gives a centre and a spread if the family follows its law.
 *
 * @param winsor how residuals are drawn in
 * @param n the organizations on which the estimate rests
 * @param scales the sum over them of 1 over the standard deviation of their locations
 * @param squareScales the sum over them of 1 over the variance of their locations
 */
record SpreadErrors(Winsor winsor, int n, double scales, double squareScales) {
    /** Of a centre whose spread is known from elsewhere. */
    PeerSpread centreAlone(double centre, double variance) {
        double mean = winsor.moment(1);
        double ofMean = n * (winsor.moment(2) - mean * mean);
        return new PeerSpread(centre, Math.sqrt(ofMean) / (winsor.inside(0) * scales), Math.sqrt(variance), 0, n);
    }

    /** Of a centre and a spread estimated together. */
    PeerSpread both(double centre, double variance) {
        double mean = winsor.moment(1);
        double square = winsor.moment(2);
        double ofMean = n * (square - mean * mean);
        double ofSquare = n * (winsor.moment(4) - square * square);
        double together = n * (winsor.moment(3) - mean * square);
        double byCentre = winsor.inside(0) * scales;
        double byVariance = 0.5 * winsor.inside(1) * squareScales;
        double squareSlope = 2 * winsor.inside(1) * scales;
        double squareSlopeByVariance = winsor.inside(2) * squareScales;
        double determinant = byCentre * squareSlopeByVariance - byVariance * squareSlope;
        double centreError = scatter(squareSlopeByVariance, -byVariance, ofMean, together, ofSquare) / determinant;
        double varianceError = scatter(-squareSlope, byCentre, ofMean, together, ofSquare) / determinant;
        return new PeerSpread(centre, centreError, Math.sqrt(variance), varianceError, n);
    }

    /** The standard deviation of x first + y second by their variances and covariance. */
    private static double scatter(double x, double y, double first, double together, double second) {
        return Math.sqrt(Math.max(0, x * x * first + 2 * x * y * together + y * y * second));
    }
}
